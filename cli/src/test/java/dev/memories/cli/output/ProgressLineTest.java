package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final int COLUMNS = 60;
  private static final String CLEAR = "\r\033[K";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ProgressLine line = new ProgressLine(err, COLUMNS, Style.PLAIN);

  @Test
  void theBarSaysWhatIsDoneOfHowMuchAndGoesAway() {
    line.begin("extracting", 4);
    line.show("Fix the cart");
    line.step();
    line.step();
    line.close();
    List<String> drawn = drawn();
    assertThat(drawn.getLast()).contains("extracting", "50%", "2/4", "Fix the cart");
    assertThat(written()).endsWith(CLEAR);
    assertThat(drawn).allSatisfy(bar -> assertThat(bar.length()).isLessThan(COLUMNS));
  }

  @Test
  void theTitleOfASessionCommandsNoTerminal() {
    line.begin("extracting", 4);
    line.show("red\033[31m and \u202eturned, and much longer than there is room for on the line");
    line.close();
    assertThat(written().replace(CLEAR, "")).doesNotContain("\033", "\u202e");
    assertThat(drawn().getLast()).contains("red\\u001b");
  }

  @Test
  void withoutABarNothingIsWritten() {
    line.show("a title");
    line.step();
    line.close();
    assertThat(written()).isEmpty();
  }

  @Test
  void oneBarEndsWhereTheNextBegins() {
    line.begin("reading", 3);
    line.begin("extracting", 3);
    line.close();
    assertThat(written()).contains(CLEAR + "\rextracting").doesNotContain("\n");
  }

  @Test
  void interruptOutlastsTheBar() {
    for (int attempt = 0; attempt < 20; attempt++) {
      line.begin("extracting", 4);
      Thread.currentThread().interrupt();
      line.close();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private List<String> drawn() {
    return List.of(written().split("\r")).stream()
        .filter(part -> !part.isEmpty() && !part.startsWith("\033[K"))
        .toList();
  }

  private String written() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
