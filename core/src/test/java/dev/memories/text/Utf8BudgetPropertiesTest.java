package dev.memories.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.enumValues;
import static org.quicktheories.generators.Generate.range;

import dev.memories.Texts;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Rules for every cut: it fits the budget, splits no code point, and keeps head and tail. */
final class Utf8BudgetPropertiesTest {
  private static final String MARKER = "[…]";
  private static final int MARKER_BYTES = 5;

  @Test
  void lengthIsWhatTheEncoderWrites() {
    qt().forAll(texts())
        .checkAssert(text -> assertThat(Utf8Budget.length(text)).isEqualTo(bytes(text)));
  }

  @Test
  void fitsAgreesWithLength() {
    qt().forAll(texts(), range(0, 60))
        .checkAssert(
            (text, max) -> assertThat(Utf8Budget.fits(text, max)).isEqualTo(bytes(text) <= max));
  }

  @Test
  void prefixIsTheLongestOfWholeCodePoints() {
    qt().forAll(texts(), range(0, 60)).checkAssert(Utf8BudgetPropertiesTest::assertLongestPrefix);
  }

  private static void assertLongestPrefix(String text, int max) {
    String prefix = Utf8Budget.prefix(text, max);

    assertThat(text).startsWith(prefix);
    assertWholeCodePoints(prefix);
    assertThat(bytes(prefix)).isLessThanOrEqualTo(max);
    if (prefix.length() < text.length()) {
      String next = Character.toString(text.codePointAt(prefix.length()));
      assertThat(bytes(prefix) + bytes(next)).isGreaterThan(max);
    }
  }

  @Test
  void suffixIsTheLongestOfWholeCodePoints() {
    qt().forAll(texts(), range(0, 60)).checkAssert(Utf8BudgetPropertiesTest::assertLongestSuffix);
  }

  private static void assertLongestSuffix(String text, int max) {
    String suffix = Utf8Budget.suffix(text, max);

    assertThat(text).endsWith(suffix);
    assertWholeCodePoints(suffix);
    assertThat(bytes(suffix)).isLessThanOrEqualTo(max);
    if (suffix.length() < text.length()) {
      String before = Character.toString(text.codePointBefore(text.length() - suffix.length()));
      assertThat(bytes(suffix) + bytes(before)).isGreaterThan(max);
    }
  }

  @Test
  void truncationKeepsAPrefixAndASuffixWithinTheCap() {
    qt().forAll(texts(), range(MARKER_BYTES, 60), enumValues(Utf8Budget.HeadShare.class))
        .checkAssert(Utf8BudgetPropertiesTest::assertTruncated);
  }

  private static void assertTruncated(String text, int max, Utf8Budget.HeadShare share) {
    String cut = Utf8Budget.headMarkerTail(text, max, MARKER, share);

    assertThat(bytes(cut)).isLessThanOrEqualTo(max);
    assertWholeCodePoints(cut);
    if (bytes(text) <= max) {
      assertThat(cut).isEqualTo(text);
    } else {
      int marker = cut.indexOf(MARKER);
      assertThat(text).startsWith(cut.substring(0, marker));
      assertThat(text).endsWith(cut.substring(marker + MARKER.length()));
    }
  }

  /** Code points of one to four bytes; the texts are short, so that every remainder occurs. */
  private static Gen<String> texts() {
    return Texts.of(30, "a", "\u0000", "é", "€", "\uFFFD", "\uD83D\uDE00", "\u0301");
  }

  private static void assertWholeCodePoints(String text) {
    assertThat(text.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
