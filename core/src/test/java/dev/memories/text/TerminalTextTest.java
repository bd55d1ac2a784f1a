package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x08, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x200B, 0x200D, 0x200E,
        0x2028, 0x2029, 0x202E, 0x2060, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xFEFF, 0xFFF9, 0xE0041
      })
  void charactersThatATerminalObeysOrHidesAreEscaped(int codePoint) {
    String text = "a" + Character.toString(codePoint) + "b";

    assertThat(TerminalText.escape(text)).matches("a\\\\[ru][0-9a-f]*(\\\\u[0-9a-f]{4})?b");
    assertThat(TerminalText.escapeLine(text)).isEqualTo(TerminalText.escape(text));
    assertThat(TerminalText.remove(text)).isEqualTo("ab");
  }

  @Test
  void eachUtf16UnitIsEscaped() {
    assertThat(TerminalText.escape("\u001B[31m \uDB40\uDC41\r"))
        .isEqualTo("\\u001b[31m \\udb40\\udc41\\r");
  }

  @Test
  void lineFeedsAndTabsStayInTextsAndAreEscapedInLines() {
    assertThat(TerminalText.escape("a\n\tb")).isEqualTo("a\n\tb");
    assertThat(TerminalText.escapeLine("a\n\tb")).isEqualTo("a\\n\\tb");
  }

  @Test
  void printableTextIsReturnedAsTheSameString() {
    String text = "Größe 中文 \uD83D\uDE00 e\u0301 \\ ~";

    assertThat(TerminalText.escape(text)).isSameAs(text);
    assertThat(TerminalText.remove(text)).isSameAs(text);
    assertThat(TerminalText.escapeLine(text)).isSameAs(text);
  }
}
