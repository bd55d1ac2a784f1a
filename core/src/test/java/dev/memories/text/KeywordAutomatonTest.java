package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.memories.Texts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class KeywordAutomatonTest {
  private static final List<String> WORDS =
      List.of("a", "ab", "abc", "key", "_key", "sk-", "s", "token", "okta", "✗", "x✘", "×k");

  @Test
  void findsEveryWordInAnyCase() {
    qt().forAll(texts()).checkAssert(KeywordAutomatonTest::assertFound);
  }

  private static void assertFound(String text) {
    Set<String> found = new TreeSet<>();
    new KeywordAutomaton(WORDS)
        .find(text, (word, from, to) -> found.add(from + " " + to + " " + WORDS.get(word)));

    Set<String> expected = new TreeSet<>();
    for (String word : WORDS) {
      for (int at = 0; at <= text.length() - word.length(); at++) {
        if (text.regionMatches(true, at, word, 0, word.length())) {
          expected.add(at + " " + (at + word.length()) + " " + word);
        }
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  private static Gen<String> texts() {
    return Texts.of(
        20,
        "a",
        "B",
        "ab",
        "c",
        "Key",
        "_",
        "\u212Aey",
        "sk",
        "-",
        "\u017F",
        "TOK",
        "en",
        "kta",
        "\u2717",
        "x",
        "\u2718",
        "\u00D7",
        "\u00E9",
        "\uD83D\uDE00",
        " ");
  }
}
