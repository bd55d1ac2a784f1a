package dev.memories.codex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemorySwitchTest {
  @TempDir Path home;

  private Optional<String> off(String config) throws IOException {
    Files.writeString(home.resolve("config.toml"), config);
    return MemorySwitch.offIn(home);
  }

  @Test
  void eitherSettingSwitchesMemoryOff() throws IOException {
    assertThat(off("[features]\nmemories = false\n"))
        .contains("[features] memories = false in Codex's config.toml");
    assertThat(off("[memories]\ngenerate_memories = false\n"))
        .contains("[memories] generate_memories = false in Codex's config.toml");
  }

  @Test
  void otherSettingsDoNot() throws IOException {
    assertThat(MemorySwitch.offIn(home)).isEmpty();
    assertThat(off("[features]\nmemories = true\nother = false\n")).isEmpty();
    assertThat(off("memories = false\n")).isEmpty();
    assertThat(off("[memories]\nuse_memories = false\n")).isEmpty();
    assertThat(off("[features\nmemories = false\n")).isEmpty();
  }
}
