package dev.memories.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jline.utils.AttributedString;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  /** Characters that change the width of their neighbours, or start a cluster. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "1",
          " ",
          "…",
          "\u0301",
          "\u3099",
          "\u200d",
          "\ufe0e",
          "\ufe0f",
          "\u20e3",
          "図",
          "か",
          "\u1112",
          "\u1161",
          "न",
          "ि",
          "❤",
          "👨",
          "🏽",
          "🇩",
          "🏴",
          "\udb40\udc67");

  /** TableTest checks the tables of the command line with the same examples. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/widths.csv")
  void widthsAreThoseOfModernTerminals(String name, String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    assertThat(Glyphs.width(text)).isEqualTo(columns);
    assertThat(new AttributedString(text).columnLength()).isEqualTo(columns);
  }

  @Test
  void everyCharacterHasTheWidthThatJlineGives() {
    SoftAssertions softly = new SoftAssertions();
    for (int codePoint = ' '; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      if (!Character.isISOControl(codePoint)) {
        int width = DisplayWidth.of(text);
        if (width != WCWidth.wcwidth(codePoint)) {
          softly.fail("U+%04X has width %d", codePoint, width);
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void everyClusterHasTheWidthThatJlineGives() {
    for (String first : PIECES) {
      for (String second : PIECES) {
        for (String third : PIECES) {
          String text = first + second + third;
          assertThat(DisplayWidth.of(text))
              .as(text)
              .isEqualTo(new AttributedString(text).columnLength());
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} in {1} columns")
  @CsvSource({
    "日本語, 6, 日本語",
    "日本語, 5, 日本…",
    "日本語, 4, 日…",
    "cafe\u0301s, 4, caf…",
    "🇩🇪🇯🇵!, 4, 🇩🇪…",
    "plain, 4, pla…"
  })
  void wideTextIsCutBetweenClusters(String text, int columns, String cut) {
    assertThat(DisplayWidth.cut(text, columns)).isEqualTo(cut);
  }

  @Test
  void sentenceIsCutAfterAWholeWord() {
    assertThat(DisplayWidth.cutWords("run all the checks", 18)).isEqualTo("run all the checks");
    assertThat(DisplayWidth.cutWords("run all the checks", 17)).isEqualTo("run all the …");
    assertThat(DisplayWidth.cutWords("run all the checks", 6)).isEqualTo("run …");
  }

  @Test
  void quotationIsNotLeftOpen() {
    assertThat(DisplayWidth.cutWords("change the option `ledger import` today", 30))
        .isEqualTo("change the option …");
    assertThat(DisplayWidth.cutWords("say \"yes\" to the question of the day", 20))
        .isEqualTo("say \"yes\" to the …");
  }

  @Test
  void scriptWithoutSpacesIsCutAnywhere() {
    assertThat(DisplayWidth.cutWords("図面の保存 パスを正規化した", 20)).isEqualTo("図面の保存 パスを正…");
  }

  @Test
  void longPathIsCutInside() {
    assertThat(DisplayWidth.cutWords("failed: tests/test_money.py::test_sum", 30))
        .isEqualTo("failed: tests/test_money.py::…");
  }
}
