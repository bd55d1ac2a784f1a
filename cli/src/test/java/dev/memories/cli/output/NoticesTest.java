package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void noticesAreWrappedByWordsOnATerminal() {
    notices(true, Style.PLAIN).warn("the settings name a folder that is not there");
    assertThat(written())
        .isEqualTo(
            """
            memories: warning: the settings
            name a folder that is not there
            """);
  }

  @Test
  void noticesStayWholeWhereNobodyReadsThemOnATerminal() {
    notices(false, Style.PLAIN).say("the settings name a folder that is not there");
    assertThat(written()).hasLineCount(1);
  }

  @Test
  void colourCoversEachLineOfAnError() {
    notices(true, new Style(true))
        .error("could not read the sessions of Codex: no", "try one\n  two");
    assertThat(written())
        .isEqualTo(
            """
            memories: \033[31mcould not read the\033[0m
            \033[31msessions of Codex: no\033[0m
            \033[1mhint:\033[0m try one
              two
            """);
  }

  @Test
  void aWordThatIsLongerThanTheLineStaysWhole() {
    notices(true, Style.PLAIN).say("/a/path/that/is/longer/than/the/whole/line is gone");
    assertThat(written())
        .isEqualTo("memories: /a/path/that/is/longer/than/the/whole/line\nis gone\n");
  }

  @Test
  void aCommandLineIsNotBroken() {
    notices(true, Style.PLAIN).say("none has changed (`memories doctor` tells)");
    assertThat(written()).isEqualTo("memories: none has changed\n(`memories doctor` tells)\n");
  }

  private Notices notices(boolean isTerminal, Style style) {
    return new Notices(
        err,
        new FixedTerminal(isTerminal, isTerminal, isTerminal, 32, 24),
        () -> style,
        () -> Verbosity.NORMAL);
  }

  private String written() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
