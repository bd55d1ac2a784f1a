package dev.memories.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every cut: within the budget, whole code points, head and tail of the text. */
final class Utf8BudgetPropertiesTest {
  private static final String MARKER = "[…]";
  private static final int MARKER_BYTES = 5;

  @Property
  void lengthIsWhatTheEncoderWrites(@ForAll("texts") String text) {
    assertThat(Utf8Budget.length(text)).isEqualTo(bytes(text));
  }

  @Property
  void fitsAgreesWithLength(@ForAll("texts") String text, @ForAll @IntRange(max = 60) int max) {
    assertThat(Utf8Budget.fits(text, max)).isEqualTo(bytes(text) <= max);
  }

  @Property
  void prefixIsTheLongestOfWholeCodePoints(
      @ForAll("texts") String text, @ForAll @IntRange(max = 60) int max) {
    String prefix = Utf8Budget.prefix(text, max);

    assertThat(text).startsWith(prefix);
    assertWholeCodePoints(prefix);
    assertThat(bytes(prefix)).isLessThanOrEqualTo(max);
    if (prefix.length() < text.length()) {
      String next = Character.toString(text.codePointAt(prefix.length()));
      assertThat(bytes(prefix) + bytes(next)).isGreaterThan(max);
    }
  }

  @Property
  void suffixIsTheLongestOfWholeCodePoints(
      @ForAll("texts") String text, @ForAll @IntRange(max = 60) int max) {
    String suffix = Utf8Budget.suffix(text, max);

    assertThat(text).endsWith(suffix);
    assertWholeCodePoints(suffix);
    assertThat(bytes(suffix)).isLessThanOrEqualTo(max);
    if (suffix.length() < text.length()) {
      String before = Character.toString(text.codePointBefore(text.length() - suffix.length()));
      assertThat(bytes(suffix) + bytes(before)).isGreaterThan(max);
    }
  }

  @Property
  void truncationKeepsAPrefixAndASuffixWithinTheCap(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = MARKER_BYTES, max = 60) int max,
      @ForAll Utf8Budget.HeadShare share) {
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

  /** Of one to four bytes a code point, short enough to meet every remainder. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "\u0000", "é", "€", "\uFFFD", "\uD83D\uDE00", "\u0301")
        .list()
        .ofMaxSize(30)
        .map(characters -> String.join("", characters));
  }

  private static void assertWholeCodePoints(String text) {
    assertThat(text.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
