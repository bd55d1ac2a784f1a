package dev.memories.pipeline.consolidate;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.ScriptedConsolidator;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.OutputsDiff.ChangeType;
import dev.memories.tree.outputs.OutputsDiff.ChangedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionHistoryTest {
  private static final ConsolidationOptions FORCE =
      new ConsolidationOptions(true, false, Duration.ZERO, History.KEEP);

  @TempDir Path folder;
  private MemoryFixture memory;
  private VersionHistory versions;

  @BeforeEach
  void consolidateTwice() {
    memory = new MemoryFixture(folder.resolve("memories"));
    memory.addTraces(1, 2);
    consolidate(Map.of("MEMORY.md", "# one\n", "skills/build/SKILL.md", "make\n"));
    consolidate(Map.of("MEMORY.md", "# two\n\nmore\n", "skills/test/SKILL.md", "make test\n"));
    versions = new VersionHistory(memory.state, SHOP, memory.root());
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void consolidate(Map<String, String> files) {
    memory.clock.advance(Duration.ofMinutes(1));
    memory.run(ScriptedConsolidator.writing(files)).run(List.of(SHOP), FORCE);
  }

  @Test
  void presentVersionComesFirst() {
    assertThat(versions.all())
        .extracting(Version::name)
        .containsExactly("2026-02-09T12-02-00Z-1", "2026-02-09T12-01-00Z-1");
    assertThat(versions.all()).extracting(Version::inPlace).containsExactly(true, false);
    assertThat(versions.all()).extracting(Version::edited).containsOnly(false);
  }

  @Test
  void everyVersionListsItsChanges() {
    Version second = versions.all().getFirst();
    Version first = versions.all().getLast();

    assertThat(versions.changes(second).files())
        .containsExactly(
            new ChangedFile("MEMORY.md", ChangeType.MODIFIED, 3, 1),
            new ChangedFile("skills/build/SKILL.md", ChangeType.REMOVED, 0, 1),
            new ChangedFile("skills/test/SKILL.md", ChangeType.ADDED, 1, 0));
    assertThat(versions.changes(first).files())
        .extracting(ChangedFile::change)
        .containsOnly(ChangeType.ADDED);
    assertThat(versions.changes(second).unified())
        .startsWith("--- a/MEMORY.md\n+++ b/MEMORY.md\n@@ -1,1 +1,3 @@\n-# one\n+# two\n+\n+more\n")
        .contains("--- a/skills/build/SKILL.md\n+++ /dev/null\n");
    assertThat(versions.changesByRestoring(first).unified()).contains("-# two\n", "+# one\n");
  }

  @Test
  void restoringAddsOneVersion() {
    new RestoreRun(memory.state, memory.home::root, memory.context())
        .restore(SHOP, "2026-02-09T12-01-00Z-1");

    assertThat(versions.all()).extracting(Version::name).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void handEditsAreNoticed() throws IOException {
    Files.writeString(memory.root().registry(), "# mine\n");

    assertThat(versions.all()).extracting(Version::edited).containsExactly(true, false);
  }
}
