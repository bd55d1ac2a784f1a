package dev.memories.redact;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A set of chars as a table; of those beyond ASCII it has all or none. */
final class CharClass {
  /** Every char. */
  static final CharClass ANY = new CharClass(_ -> true, true);

  private static final int ASCII = 128;
  private static final char BEYOND = '\u00E9';

  private final boolean[] ascii = new boolean[ASCII];
  private final boolean others;

  private CharClass(Predicate<String> holds, boolean others) {
    for (char c = 0; c < ASCII; c++) {
      ascii[c] = holds.test(String.valueOf(c));
    }
    this.others = others;
  }

  /** What a class of a regular expression holds, which names no char beyond ASCII. */
  static CharClass of(String regex) {
    Predicate<String> holds = Pattern.compile(regex).asMatchPredicate();
    return new CharClass(holds, holds.test(String.valueOf(BEYOND)));
  }

  /** What the matches of a pattern may begin with, and more where a single char cannot tell. */
  static CharClass beginning(Pattern pattern) {
    return new CharClass(
        first -> {
          var matcher = pattern.matcher(first);
          // Where the end was not asked for, nothing that follows could make it a match.
          return matcher.lookingAt() || matcher.hitEnd();
        },
        true);
  }

  boolean has(char c) {
    return c < ASCII ? ascii[c] : others;
  }
}
