package dev.memories.extract.offline.call;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One pattern of {@code lines.txt}, and what a matching line is used for.
 *
 * @param bit the bit of this rule; each rule has a different one
 * @param words lower-case words; every matching line contains at least one, in any case; empty when
 *     there are no such words
 */
public record LineRule(long bit, Kind kind, List<String> words, Pattern pattern) {
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
        parts[1].equals(NO_WORDS) ? List.of() : List.of(parts[1].split(",", -1)),
        Pattern.compile(parts[2]));
  }

  boolean fits(String line) {
    return pattern.matcher(line).find();
  }
}
