package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of a text that a rule looks at: round its keywords, never cut within a value. */
final class ScanWindowsTest {
  /** Each window as its text, with its keywords after a bar. */
  private static List<String> windows(String text, int before, int after, String... keywords) {
    ScanWindows windows = new ScanWindows(CharText.of(text), new SecretRule.Reach(before, after));
    int from = 0;
    for (String keyword : keywords) {
      int at = text.indexOf(keyword, from);
      windows.add(0, at, at + keyword.length());
      from = at + 1;
    }
    List<String> all = new ArrayList<>();
    for (ScanWindow window : windows.all()) {
      StringBuilder one = new StringBuilder(text.substring(window.from(), window.to()));
      for (int i = 0; i < window.keywordCount(); i++) {
        one.append(i == 0 ? "|" : ",").append(window.keyword(i));
      }
      all.add(one.toString());
    }
    return all;
  }

  @Test
  void windowReachesBeforeAndAfterItsKeyword() {
    assertThat(windows("a b c KEY d e f", 2, 1, "KEY")).containsExactly("c KEY d|6");
    assertThat(windows("KEY", 5, 5, "KEY")).containsExactly("KEY|0");
  }

  @Test
  void windowEndsWithAValueNotWithinIt() {
    assertThat(windows("KEY abcdef ghi", 0, 2, "KEY")).containsExactly("KEY abcdef|0");
    assertThat(windows("KEY   abc def", 0, 1, "KEY")).containsExactly("KEY   abc|0");
    assertThat(windows("KEY abc\"def", 0, 2, "KEY")).containsExactly("KEY abc|0");
  }

  @Test
  void overlappingWindowsAreOneWithAllKeywords() {
    assertThat(windows("KEY a KEY b c d", 2, 3, "KEY", "KEY")).containsExactly("KEY a KEY b c|0,6");
  }

  @Test
  void distantKeywordsHaveWindowsOfTheirOwn() {
    assertThat(windows("KEY a b c d e KEY f", 1, 1, "KEY", "KEY"))
        .containsExactly("KEY a|0", " KEY f|14");
  }

  @Test
  void windowHoldsAnyNumberOfKeywords() {
    String text = "k ".repeat(20);
    String[] keywords = new String[20];
    Arrays.fill(keywords, "k");

    assertThat(windows(text, 1, 1, keywords))
        .singleElement()
        .asString()
        .endsWith("|0,2,4,6,8,10,12,14,16,18,20,22,24,26,28,30,32,34,36,38");
  }
}
