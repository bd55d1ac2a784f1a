package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoriesHomeTest {
  @TempDir Path codexHome;

  @Test
  void newHomeIsNamedMemories() {
    assertChosen("memories");
    assertThat(codexHome).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git/HEAD",
        ".codex-baseline",
        "raw_memories.md",
        "rollout_summaries/x.md",
        "extensions/ad_hoc/instructions.md",
        "phase2_workspace_diff.md",
        "memory_summary.md",
        "MEMORY.md"
      })
  void newHomeAvoidsCodexMemory(String mark) throws IOException {
    make("memories/" + mark);

    assertChosen("project-memories");
  }

  @Test
  void projectMemoryIsNotTakenForCodexMemory() throws IOException {
    make("memories/" + new Project("/srv/shop").bucket() + "/memory/MEMORY.md");

    assertChosen("memories");
  }

  @Test
  void importsAreSeenInProjectsWithoutMemoryAndInMergedOnes() throws IOException {
    MemoriesHome home = new MemoriesHome(codexHome);
    String shop = new Project("/srv/shop").bucket();
    make(shop + "/memory/MEMORY.md");
    make("elsewhere/imports/cafe/MEMORY.md");
    assertThat(home.mayHaveImports()).isFalse();

    make(new Project("/srv/new").bucket() + "/imports/cafe/MEMORY.md");
    assertThat(home.mayHaveImports()).isTrue();

    MemoriesHome other = new MemoriesHome(codexHome.resolve("other"));
    make("other/" + shop + "/merged/" + new Project("/srv/new").bucket() + "/imports/x");
    assertThat(other.mayHaveImports()).isTrue();
    assertThat(new MemoriesHome(codexHome.resolve("absent")).mayHaveImports()).isFalse();
  }

  @Test
  void homeWithOurDatabaseStays() throws IOException {
    make("memories/memories.sqlite");
    assertChosen("memories");

    make("memories/raw_memories.md");
    HomeChoice choice = HomeChoice.in(codexHome);
    assertThat(choice.home().folder()).isEqualTo(codexHome.resolve("memories"));
    assertThat(choice.warnings()).singleElement().asString().contains("memories doctor --fix");
  }

  @Test
  void ofTwoHomesProjectMemoriesWins() throws IOException {
    make("project-memories/memories.sqlite");
    assertChosen("project-memories");

    make("memories/memories.sqlite");
    HomeChoice choice = HomeChoice.in(codexHome);
    assertThat(choice.home().folder()).isEqualTo(codexHome.resolve("project-memories"));
    assertThat(choice.warnings()).singleElement().asString().contains("two memories homes");
  }

  @Test
  void rootsAreTheProjectFolders() throws IOException {
    MemoriesHome home = new MemoriesHome(codexHome.resolve("memories"));
    assertThat(home.roots()).isEmpty();

    make("memories/memories.sqlite");
    make("memories/notes/memory/MEMORY.md");
    make("memories/" + "f".repeat(64) + "/history/old/MEMORY.md");
    Project shop = new Project("/srv/shop");
    Project cart = new Project("/srv/cart");
    make("memories/" + shop.bucket() + "/memory/MEMORY.md");
    make("memories/" + cart.bucket() + "/memory/MEMORY.md");

    assertThat(home.roots())
        .containsExactlyElementsOf(
            Stream.of(home.root(shop), home.root(cart))
                .sorted((a, b) -> a.folder().compareTo(b.folder()))
                .toList());
  }

  private void assertChosen(String name) {
    HomeChoice choice = HomeChoice.in(codexHome);
    assertThat(choice.home()).isEqualTo(new MemoriesHome(codexHome.resolve(name)));
    assertThat(choice.warnings()).isEmpty();
  }

  private void make(String file) throws IOException {
    Path path = codexHome.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "made up");
  }
}
