package dev.memories.consolidate.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.folder.ProjectFolder;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingCheckTest {
  private static final EntrySource SOURCE =
      new EntrySource(0, 0, new SessionId("01d00001-0000-7000-8000-000000000000"), List.of(3));

  @TempDir Path shop;

  @BeforeEach
  void aFolderWithFiles() throws IOException {
    Files.createDirectories(shop.resolve("scripts"));
    Files.writeString(shop.resolve("scripts/check.sh"), "");
    Files.writeString(shop.resolve("Makefile"), "test: all\n\ttrue\n");
    Files.writeString(shop.resolve("package.json"), "{\"scripts\":{\"lint\":\"x\"}}");
    Files.writeString(
        shop.resolve("AGENTS.md"),
        "# Rules\n- Never use tabs for indentation.\nRun `make test`.\n");
  }

  private Optional<RegistryEntry> check(String text) {
    ProjectFolder folder = ProjectFolder.of(new Project(shop.toString()));
    Topic topic = text.startsWith("`") ? Topic.CHECKS : Topic.PREFERENCES;
    return new StandingCheck(folder).apply(topic, new RegistryEntry(text, List.of(SOURCE)));
  }

  private String caution(String text) {
    return String.valueOf(check(text).orElseThrow().caution());
  }

  @Test
  void anEntryWhoseFilesAreGoneIsStale() {
    assertThat(caution("`sh scripts/check.sh`: `ok`")).isEqualTo("null");
    assertThat(caution("`sh scripts/old.sh`: `ok`")).isEqualTo("stale: scripts/old.sh is gone");
    assertThat(caution("`scripts/check.sh`: moved from `scripts/old.sh`")).isEqualTo("null");
    assertThat(caution("`scripts/dist/made.js` is made by the build")).isEqualTo("null");
  }

  @Test
  void aTargetOrScriptThatIsGoneIsStale() {
    assertThat(caution("`make test`, outside the sandbox: `ok`")).isEqualTo("null");
    assertThat(caution("`make check`: `ok`")).isEqualTo("stale: the target check is gone");
    assertThat(caution("`npm run lint`: `ok`")).isEqualTo("null");
    assertThat(caution("`npm run old`: `ok`")).isEqualTo("stale: the script old is gone");
  }

  @Test
  void whatTheDocumentsSayIsLeftOut() {
    assertThat(check("\"never use tabs for indentation\"")).isEmpty();
    assertThat(check("\"never use tabs\"")).isPresent();
    assertThat(check("`make test`: `ok`")).isEmpty();
    assertThat(check("`make test`, outside the sandbox: `ok`")).isPresent();
  }
}
