package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

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
    qt().forAll(texts()).checkAssert(text -> assertFound(WORDS, text));
  }

  @Test
  void findsTheWordsOfAnyList() {
    Gen<String> words = Texts.of(5, "a", "b", "c", "\u2717").assuming(word -> !word.isEmpty());
    qt().forAll(
            lists().of(words).ofSizeBetween(1, 9),
            Texts.of(30, "a", "b", "B", "c", "\u2717", "\u2718", "d"))
        .checkAssert(KeywordAutomatonTest::assertFound);
  }

  private static void assertFound(List<String> words, String text) {
    Set<String> found = new TreeSet<>();
    new KeywordAutomaton(words)
        .find(text, (word, from, to) -> found.add(from + " " + to + " " + words.get(word)));

    Set<String> expected = new TreeSet<>();
    for (String word : words) {
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
