package dev.memories.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectResolverTest {
  @TempDir Path temporary;

  private Path base;
  private final ProjectResolver linux = new ProjectResolver(false);

  @BeforeEach
  void realPath() throws IOException {
    base = temporary.toRealPath();
  }

  @Test
  void allSpellingsOfAFolderAreOneProject() throws IOException {
    Path folder = Files.createDirectories(base.resolve("a/Größen Rechner"));
    Files.createSymbolicLink(base.resolve("link"), folder);
    Project project = new Project(folder.toString());

    assertThat(linux.resolve(folder.toString())).isEqualTo(project);
    assertThat(linux.resolve(folder + "/")).isEqualTo(project);
    assertThat(linux.resolve(base + "//a/./Größen Rechner")).isEqualTo(project);
    assertThat(linux.resolve(base + "/link")).isEqualTo(project);
    assertThat(linux.resolve(base + "/link/../Größen Rechner")).isEqualTo(project);
  }

  @Test
  void pathThatDoesNotExistKeepsItsSpelling() throws IOException {
    Files.writeString(base.resolve("file"), "");

    assertThat(linux.resolve(base + "/none/")).isEqualTo(new Project(base + "/none/"));
    assertThat(linux.resolve(base + "/file/")).isEqualTo(new Project(base + "/file/"));
    assertThat(linux.resolve(base + "/file")).isEqualTo(new Project(base + "/file"));
    assertThat(linux.resolve("")).isEqualTo(new Project(""));
    assertThat(linux.resolve("nul\0byte")).isEqualTo(new Project("nul\0byte"));
    assertThat(linux.resolveExisting(base + "/none")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/mnt/c/Users/Dev, /mnt/c/users/dev",
    "/MNT/C, /mnt/c",
    "/mnt/d/GRÖSSE, /mnt/d/grÖsse",
    "/mnt/cc/Users, /mnt/cc/Users",
    "/mnt/1/Users, /mnt/1/Users",
    "/mnt/ä/Users, /mnt/ä/Users",
    "/home/Dev, /home/Dev",
    "/mnt, /mnt",
    "/x/mnt/c/Users, /x/mnt/c/Users"
  })
  void pathsOnWindowsDrivesAreLowerCase(String real, String folded) {
    assertThat(new ProjectResolver(true).fold(real)).isEqualTo(folded);
    assertThat(new ProjectResolver(false).fold(real)).isEqualTo(real);
  }

  /** The values of docs/spec/rules.md 3.4. */
  @ParameterizedTest
  @CsvSource({
    "/home/dev/project, 1afbf223bb0b58ba08766ec87173ebd68e0507d66983531a95b52ff9b529c7db",
    "/mnt/c/users/dev, f350232b01b5abd3673a372a06b83bbda9323163bf25e5adf5329c263a7ffd3b",
    "/srv/demo/é, 21da0eba13a98a7e6b08931c3a720c8ad17d971d17edc8c66c0adf706fe275e5",
    "/tmp, e9671acd244849c57167c658fa2f969752048f7ab184a3dcf5c46cb4d56ae124"
  })
  void bucketIsTheHashOfThePath(String cwd, String bucket) {
    assertThat(new Project(cwd).bucket()).isEqualTo(bucket);
  }
}
