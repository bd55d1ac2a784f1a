package dev.memories.pipeline.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.archive.MemoryImport;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.RejectedBullets;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchQuery;
import dev.memories.session.Project;
import dev.memories.tree.archive.ImportedMemory;
import dev.memories.tree.archive.ImportedMemory.Kind;
import dev.memories.tree.archive.MemoryArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportIndexTest {
  private static final Project MILL = new Project("/srv/mill");
  private static final String CITED = " [" + TestSessions.id(1) + " L1]";

  @TempDir Path folder;

  private MemoryFixture memory;
  private ImportedMemory imported;

  @BeforeEach
  void importMemory() {
    memory = new MemoryFixture(folder);
    imported = add(MILL, "# mill\n\n## Facts\n\n- The stone is basalt." + CITED + "\n");
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void importedBulletsAreFoundWithoutTheSessionsThatTheyCite() {
    try (ImportIndex index = ImportIndex.of(memory.home, List.of(MILL))) {
      List<ImportIndex.Hit> hits = find(index, "stones");

      assertThat(hits).extracting(ImportIndex.Hit::memory).containsExactly(imported);
      assertThat(hits.getFirst().bullet().text()).isEqualTo("The stone is basalt.");
      assertThat(hits.getFirst().bullet().session()).isNull();
      assertThat(index.named(MemoryBullet.idOf("The stone is basalt.")))
          .isEqualTo(index.thatSay("stone is basalt", 3, TestSessions.NOON))
          .hasSize(1);
      assertThat(index.named("00000000")).isEmpty();
    }
  }

  @Test
  void importsOfOtherProjectsAreNotFound() {
    add(new Project("/srv/quarry"), "# quarry\n\n- The stone is granite.\n");

    try (ImportIndex index = ImportIndex.of(memory.home, List.of(MILL))) {
      assertThat(find(index, "stone")).hasSize(1);
      assertThat(find(index, "granite")).isEmpty();
    }
  }

  @Test
  void importsOfTheOwnProjectComeFirst() {
    add(Project.USER, "# all\n\n- Stone.\n");
    SearchFilter own =
        new SearchFilter(MILL.cwd(), MILL.cwd(), Set.of(), Set.of(), false, null, null);

    try (ImportIndex index = ImportIndex.of(memory.home, List.of(MILL, Project.USER))) {
      assertThat(index.find(SearchQuery.parse("stone"), own, 10, TestSessions.NOON))
          .extracting(hit -> hit.bullet().cwd())
          .containsExactly(MILL.cwd(), Project.USER.cwd());
    }
  }

  @Test
  void removedImportIsNotFound() {
    run().remove(MILL, imported);

    try (ImportIndex index = ImportIndex.of(memory.home, List.of(MILL))) {
      assertThat(index.isEmpty()).isTrue();
      assertThat(find(index, "stone")).isEmpty();
    }
  }

  @Test
  void rejectedBulletIsNotFound() {
    RejectedBullets.of(memory.home.root(MILL))
        .with("The stone is basalt.")
        .write(memory.home.root(MILL));

    try (ImportIndex index = ImportIndex.of(memory.home, List.of(MILL))) {
      assertThat(find(index, "stone")).isEmpty();
    }
  }

  private static List<ImportIndex.Hit> find(ImportIndex index, String words) {
    return index.find(SearchQuery.parse(words), SearchFilter.ALL, 10, TestSessions.NOON);
  }

  private MemoryImport run() {
    return new MemoryImport(memory.state, memory.home, memory.context());
  }

  private ImportedMemory add(Project project, String registry) {
    MemoryArchive archive = new MemoryArchive("mill", new TreeMap<>(Map.of("MEMORY.md", registry)));
    return run().add(project, archive, Kind.ARCHIVE, "/tmp/x.zip", "dev").memory();
  }
}
