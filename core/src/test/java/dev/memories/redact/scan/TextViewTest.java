package dev.memories.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.memories.Texts;
import dev.memories.text.KeywordAutomaton;
import dev.memories.text.KeywordTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What a view knows from its source is what one made anew would find out. */
final class TextViewTest {
  private static final KeywordAutomaton WORDS =
      new KeywordAutomaton(List.of("key", "_key", "\nkey", "ey\"", "n", "nk", "\\", "x"));

  @Test
  void theWordsOfAViewAreFoundFromThoseOfItsSource() {
    qt().withExamples(3_000)
        .forAll(texts())
        .checkAssert(
            text -> {
              CharText source = CharText.of(text);
              KeywordTrail trail = WORDS.trail(source.array());
              assertThat(words(trail)).isEqualTo(words(source));
              Optional<TextView> view = TextView.of(source, false);
              for (int level = 0; level < 4 && view.isPresent(); level++) {
                trail = view.get().trail(trail);
                assertThat(words(trail)).isEqualTo(words(view.get().text()));
                view = view.get().inner(false);
              }
            });
  }

  @Test
  void theViewOfAViewIsThatOfItsText() {
    qt().withExamples(3_000)
        .forAll(texts())
        .checkAssert(
            text -> {
              Optional<TextView> view = TextView.of(CharText.of(text), text.contains("@@"));
              for (int level = 0; level < 4 && view.isPresent(); level++) {
                TextView outer = view.get();
                view = outer.inner(false);
                assertThat(view.map(TextView::text))
                    .isEqualTo(TextView.of(outer.text(), false).map(TextView::text));
              }
            });
  }

  @Test
  void theViewOfADiffInAViewIsThatOfItsText() {
    qt().withExamples(3_000)
        .forAll(texts())
        .checkAssert(
            text -> {
              Optional<TextView> view = TextView.of(CharText.of(text), false);
              view.ifPresent(
                  outer ->
                      assertThat(outer.inner(true).map(TextView::text))
                          .isEqualTo(TextView.of(outer.text(), true).map(TextView::text)));
            });
  }

  private static List<String> words(KeywordTrail trail) {
    List<String> found = new ArrayList<>();
    trail.forEach((word, from, to) -> found.add(word + " " + from + " " + to));
    return found;
  }

  private static List<String> words(CharText text) {
    List<String> found = new ArrayList<>();
    WORDS.find(text.array(), (word, from, to) -> found.add(word + " " + from + " " + to));
    return found;
  }

  private static Gen<String> texts() {
    return Texts.of(
        30,
        "\\",
        "\\\\",
        "\\n",
        "\\\"",
        "\\u005c",
        "\\u001b[1m",
        "\u001B[31m",
        "\\x6b",
        "\\d",
        "\n",
        "\n+",
        "@@ -1 +1 @@\n",
        "\"",
        "k",
        "ey",
        "key",
        "n",
        "_",
        "x y ".repeat(600));
  }
}
