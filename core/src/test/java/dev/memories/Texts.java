package dev.memories;

import static org.quicktheories.generators.Generate.oneOf;
import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.Generate.range;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.stream.Collectors;
import org.quicktheories.core.Gen;

/**
 * Generators of texts for property tests. A failing text is printed with its rare characters
 * escaped.
 */
public final class Texts {
  private Texts() {}

  /**
   * Up to 255 code points of every kind, among them lone surrogates. Half of the texts are short.
   */
  public static Gen<String> any() {
    return joined(character(), range(0, 255).mix(range(0, 8)));
  }

  /** Up to {@code max} of the pieces, in any order, each as often as it comes. */
  public static Gen<String> of(int max, String... pieces) {
    return joined(max, pick(List.of(pieces)));
  }

  /** Up to {@code max} pieces, one after the other. */
  public static Gen<String> joined(int max, Gen<String> piece) {
    return joined(piece, range(0, max));
  }

  /** Between {@code min} and {@code max} of the characters of an alphabet. */
  public static Gen<String> word(String alphabet, int min, int max) {
    return joined(
        pick(alphabet.codePoints().mapToObj(Character::toString).toList()), range(min, max));
  }

  private static Gen<String> joined(Gen<String> piece, Gen<Integer> count) {
    return lists()
        .of(piece)
        .ofSizes(count)
        .map(pieces -> String.join("", pieces))
        .describedAs(Texts::escaped);
  }

  /** ASCII, control characters and what else ends a line or hides are rare in plain random text. */
  private static Gen<String> character() {
    Gen<Integer> special = pick(List.of(0x85, 0xA0, 0x200D, 0x202E, 0x2028, 0x2029, 0xFEFF));
    return oneOf(
            range('!', '~'),
            range(0, ' '),
            special,
            range(0x7F, Character.MAX_VALUE),
            range(Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT))
        .map(Character::toString);
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(c -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
