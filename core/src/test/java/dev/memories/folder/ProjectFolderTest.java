package dev.memories.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {
  @TempDir Path home;

  private ProjectFolder folder() throws IOException {
    Files.createDirectories(home.resolve("shop/src"));
    return ProjectFolder.of(new Project(home.resolve("shop").toString()));
  }

  @Test
  void aFileIsGoneWhenItsFolderIsThere() throws IOException {
    ProjectFolder folder = folder();
    Files.writeString(home.resolve("shop/src/a.c"), "");

    assertThat(folder.lacks("src/a.c")).isFalse();
    assertThat(folder.lacks("src/b.c")).isTrue();
    assertThat(folder.lacks("lib/b.c")).as("perhaps meant from another folder").isFalse();
    assertThat(folder.lacks("../b.c")).isFalse();
    assertThat(folder.lacks("/b.c")).isFalse();
    assertThat(folder.lacks("b\0.c")).isFalse();
  }

  @Test
  void nothingIsKnownOfAFolderThatIsNotHere() {
    ProjectFolder absent = ProjectFolder.of(new Project(home.resolve("other").toString()));

    assertThat(absent.lacks("src/a.c")).isFalse();
    assertThat(absent.documents()).isEmpty();
  }

  @Test
  void linksAndLargeFilesAreNotRead() throws IOException {
    ProjectFolder folder = folder();
    Files.writeString(home.resolve("secret.md"), "secret");
    Files.createSymbolicLink(home.resolve("shop/AGENTS.md"), home.resolve("secret.md"));
    Files.writeString(home.resolve("shop/README.md"), "x".repeat(300 * 1024));
    Files.writeString(home.resolve("shop/CLAUDE.md"), "Use tabs.");

    assertThat(folder.documents()).isEqualTo("Use tabs.");
    assertThat(folder.read("../secret.md")).isEmpty();
  }

  @Test
  void aFolderBehindALinkIsNotRead() throws IOException {
    folder();
    Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("shop"));
    Files.writeString(home.resolve("shop/README.md"), "text");

    assertThat(ProjectFolder.of(new Project(link.toString())).documents()).isEmpty();
  }
}
