package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.folder.ProjectFolder;
import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleCheckTest {
  @TempDir Path project;

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectories(project.resolve("scripts"));
    Files.writeString(project.resolve("scripts/build.sh"), "");
    Files.createDirectories(project.resolve("src"));
    Files.writeString(project.resolve("Makefile"), "test lint: deps\n\ttrue\n");
    Files.writeString(project.resolve("package.json"), "{\"scripts\":{\"lint\":\"eslint\"}}");
  }

  private static StaleCheck check(Path folder) {
    return new StaleCheck(ProjectFolder.of(new Project(folder.toString())));
  }

  private Optional<String> missing(String text) {
    return check(project).missing(MemoryBullet.of(MemoryTopic.CHECKS, text));
  }

  @Test
  void presentPathsAndTargetsAreNotMissing() {
    assertThat(missing("`scripts/build.sh -v` after `make lint` and `npm run lint`")).isEmpty();
  }

  @Test
  void goneFileIsNamed() {
    assertThat(missing("Run `sh scripts/old.sh -v` first")).contains("scripts/old.sh");
    assertThat(missing("changed `src/cart.js`")).contains("src/cart.js");
    assertThat(missing("moved `src/cart.js` to `scripts/build.sh`")).isEmpty();
  }

  @Test
  void goneTargetIsNamed() {
    assertThat(missing("`make deploy`")).contains("make deploy");
    assertThat(missing("`npm run e2e`")).contains("npm run e2e");
  }

  @Test
  void whatOnlyLooksLikeAPathIsLeftAlone() {
    assertThat(
            missing("`origin/main`, `text/plain`, `github.com/a/b.git`, `/etc/x.conf`, `a/../b.c`"))
        .isEmpty();
    assertThat(missing("scripts/old.sh outside code")).isEmpty();
  }

  @Test
  void nothingIsSaidWithoutTheProjectsFolder() {
    assertThat(
            check(project.resolve("gone"))
                .missing(MemoryBullet.of(MemoryTopic.CHECKS, "`scripts/old.sh`")))
        .isEmpty();
  }

  @Test
  void makefileThatIncludesOthersProvesNothing() throws IOException {
    Files.writeString(project.resolve("Makefile"), "include rules.mk\n");
    assertThat(missing("`make deploy`")).isEmpty();
  }
}
