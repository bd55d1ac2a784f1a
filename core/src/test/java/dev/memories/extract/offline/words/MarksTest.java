package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "plain words            | \"plain words\"",
        "says \"no\" to `x`     | \"says \"no\" to `x`\"",
        "a List<Page> of pages  | `a List<Page> of pages`",
        "a `List<Page>` is one  | \"a `List<Page>` is one\"",
        "`x` wants a <page>     | `` `x` wants a <page> ``",
        "an odd \" mark          | \"an odd … mark\"",
        "an odd ` mark          | \"an odd … mark\"",
        "a `b \"c` d\" e         | \"a `b …c` d… e\""
      })
  void quotesKeepTheirMarks(String text, String quoted) {
    assertThat(Marks.quoted(text)).isEqualTo(quoted);
  }

  @Test
  void codeWithCodeMarksStandsInQuotationMarks() {
    assertThat(Marks.code("echo `date`")).isEqualTo("\"echo `date`\"");
  }
}
