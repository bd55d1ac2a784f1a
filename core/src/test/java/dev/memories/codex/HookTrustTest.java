package dev.memories.codex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookTrustTest {
  @TempDir Path home;

  private boolean isTrusted(String settings) throws IOException {
    Files.writeString(home.resolve("hooks.json"), "{}");
    Files.writeString(home.resolve("config.toml"), settings);
    return HookTrust.isIn(home, home.resolve("hooks.json"));
  }

  @Test
  void hookWithAHashIsTrusted() throws IOException {
    assertThat(
            isTrusted(
                "[hooks.state.\"%s/hooks.json:session_start:0:0\"]\ntrusted_hash = \"sha256:00\"\n"
                    .formatted(home)))
        .isTrue();
  }

  @Test
  void hookOfAnotherFileIsNot() throws IOException {
    assertThat(isTrusted("[hooks.state.\"/x/hooks.json:stop:0:0\"]\ntrusted_hash = \"1\"\n"))
        .isFalse();
  }

  @Test
  void hookThatIsOnlySwitchedOffIsNot() throws IOException {
    assertThat(
            isTrusted(
                "# trusted_hash\n[hooks.state.\"%s/hooks.json:stop:0:0\"]\nenabled = false\n"
                    .formatted(home)))
        .isFalse();
  }

  @Test
  void damagedOrAbsentSettingsTrustNothing() throws IOException {
    assertThat(HookTrust.isIn(home, home.resolve("hooks.json"))).isFalse();
    assertThat(isTrusted("trusted_hash = [")).isFalse();
  }

  @Test
  void homeBehindALinkIsTheSame(@TempDir Path elsewhere) throws IOException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("home"), home);
    String state = "[hooks.state.\"%s/hooks.json:stop:0:0\"]\ntrusted_hash = \"sha256:00\"\n";
    isTrusted(state.formatted(home.toRealPath()));

    assertThat(HookTrust.isIn(link, link.resolve("hooks.json"))).isTrue();
  }
}
