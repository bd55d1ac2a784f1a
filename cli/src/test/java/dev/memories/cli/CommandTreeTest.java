package dev.memories.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of all commands, only those that a command line may name are built. */
class CommandTreeTest {
  @Test
  void wordsOfAQueryNameNoCommand() {
    assertThat(built("search", "how", "do", "I", "run", "the", "tests")).containsExactly("search");
    assertThat(built("--codex-home", "/tmp", "search", "browse")).containsExactly("search");
  }

  @Test
  void valueOfAnOptionMayBeTheNameOfACommand() {
    assertThat(Calls.parse("--codex-home", "run", "search", "stats").leaf().getCommandName())
        .isEqualTo("search");
    assertThat(built("--codex-home", "run", "search", "stats"))
        .containsExactlyInAnyOrder("run", "search");
  }

  @Test
  void commandMayFollowAFlag() {
    assertThat(built("-v", "run", "--limit", "3")).containsExactly("run");
  }

  private static Set<String> built(String... words) {
    return Calls.parse(words).leaf().getParent().getSubcommands().keySet();
  }
}
