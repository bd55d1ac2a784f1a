package dev.memories.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDraftTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("memories/config.toml");
  }

  @Test
  void uncommentedDefaultsAreTheDefaults() throws IOException {
    String text =
        SettingsDraft.defaults()
            .lines()
            .filter(line -> line.contains(" = ") && !line.endsWith("\"...\""))
            .map(line -> line.substring(2))
            .reduce("", (all, line) -> all + line + "\n");
    Path written = Files.writeString(folder.resolve("config.toml"), text);

    SettingsLoader loader = new SettingsLoader(Map.of(), folder, folder);
    Settings settings = loader.load(Map.of(), written.toString());

    Settings defaults = loader.loadWithoutFile(Map.of());
    for (Setting setting : Setting.values()) {
      assertThat(settings.text(setting)).as(setting.key()).isEqualTo(defaults.text(setting));
    }
  }

  @Test
  void newFileIsPrivate() throws IOException {
    SettingsDraft draft = SettingsDraft.of(file());
    Files.writeString(draft.path(), "idle = \"1h\"\n");
    draft.accept();

    assertThat(Files.readString(file())).isEqualTo("idle = \"1h\"\n");
    assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
    assertThat(draft.path()).doesNotExist();
  }

  @Test
  void changesBySomebodyElseAreNotOverwritten() throws IOException {
    SettingsDraft draft = SettingsDraft.of(file());
    Files.writeString(draft.path(), "idle = \"1h\"\n");
    Files.writeString(file(), "limit = 3\n");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(draft::accept)
        .withMessageContaining("somebody else");
    assertThat(Files.readString(file())).isEqualTo("limit = 3\n");
    assertThat(Files.readString(draft.path())).isEqualTo("idle = \"1h\"\n");
  }

  @Test
  void linkStaysALink() throws IOException {
    Path dotfiles = Files.writeString(folder.resolve("dotfiles.toml"), "limit = 3\n");
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), dotfiles);

    SettingsDraft draft = SettingsDraft.of(file());
    Files.writeString(draft.path(), "limit = 4\n");
    draft.accept();

    assertThat(file()).isSymbolicLink();
    assertThat(Files.readString(dotfiles)).isEqualTo("limit = 4\n");
  }

  @Test
  void invalidEditIsContinued() throws IOException {
    Files.writeString(SettingsDraft.of(file()).path(), "idel = 1\n");

    SettingsDraft again = SettingsDraft.of(file());

    assertThat(again.isResumed()).isTrue();
    assertThat(again.isChanged()).isTrue();
    assertThat(Files.readString(again.path())).isEqualTo("idel = 1\n");
  }
}
