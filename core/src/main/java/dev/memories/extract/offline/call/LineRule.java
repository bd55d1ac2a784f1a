package dev.memories.extract.offline.call;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One pattern of {@code lines.txt}, and what a matching line is used for.
 *
 * @param bit the bit of this rule; each rule has a different one
 * @param anchored whether the pattern can only match at the beginning of a line
 * @param words lower-case words; every matching line contains at least one, in any case; empty when
 *     there are no such words
 */
public record LineRule(long bit, Kind kind, boolean anchored, List<String> words, Pattern pattern) {
  private static final String NO_WORDS = "*";

  /** What a line is good for. */
  enum Kind {
    /** Never chosen. */
    NOISE,
    /** Never taken for a reason. */
    CALM,
    /** Says why it failed. */
    WHY,
    /** Says that it went well. */
    VERDICT
  }

  /** Reads an entry of the file: kind, words with commas between, pattern. */
  static LineRule parse(int index, String entry) {
    String[] parts = entry.split("\\s+", 3);
    return new LineRule(
        1L << index,
        Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        isAnchored(parts[2]),
        parts[1].equals(NO_WORDS) ? List.of() : List.of(parts[1].split(",", -1)),
        Pattern.compile(parts[2]));
  }

  /** Whether an expression begins with {@code ^} and has no alternative outside of brackets. */
  static boolean isAnchored(String expression) {
    int depth = 0;
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      switch (expression.charAt(i)) {
        case '\\' -> i++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '(' -> depth += inClass ? 0 : 1;
        case ')' -> depth -= inClass ? 0 : 1;
        case '|' -> {
          if (depth == 0 && !inClass) {
            return false;
          }
        }
        default -> {}
      }
    }
    return expression.startsWith("^") || expression.startsWith("(?i)^");
  }

  /** A search would try an anchored pattern at every character. */
  boolean fits(String line) {
    return anchored ? pattern.matcher(line).lookingAt() : pattern.matcher(line).find();
  }
}
