package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {
  @ParameterizedTest
  @CsvSource({
    // wish, said, NO_COLOR, CLICOLOR_FORCE, TERM, terminal, colourful
    "auto, false, '', '', xterm, true, true",
    "auto, false, '', '', xterm, false, false",
    "auto, false, '', '', dumb, true, false",
    "auto, false, 1, '', xterm, true, false",
    "auto, false, '', 1, xterm, false, true",
    "auto, false, '', 0, xterm, false, false",
    "auto, false, 1, 1, xterm, true, false",
    "always, true, 1, '', dumb, false, true",
    "never, true, '', 1, xterm, true, false",
    "auto, true, '', 1, xterm, false, false",
  })
  void whoIsHeardFirst(
      String wish,
      boolean said,
      String noColor,
      String force,
      String term,
      boolean terminal,
      boolean colourful) {
    Map<String, String> variables =
        Map.of("NO_COLOR", noColor, "CLICOLOR_FORCE", force, "TERM", term);
    assertThat(Style.decide(wish, said, variables, terminal).colourful()).isEqualTo(colourful);
  }
}
