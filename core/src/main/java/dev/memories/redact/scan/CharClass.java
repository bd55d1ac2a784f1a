package dev.memories.redact.scan;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A set of chars: a table for ASCII, and all or none of the other chars. */
public final class CharClass {
  /** Every char. */
  static final CharClass ANY = new CharClass(_ -> true, true);

  private static final int ASCII = 128;
  private static final char NOT_ASCII = '\u00E9';

  private final boolean[] ascii = new boolean[ASCII];
  private final boolean others;

  private CharClass(Predicate<String> holds, boolean others) {
    for (char c = 0; c < ASCII; c++) {
      ascii[c] = holds.test(String.valueOf(c));
    }
    this.others = others;
  }

  /** The chars of a character class of a regular expression, which may name ASCII chars only. */
  static CharClass of(String regex) {
    Predicate<String> holds = Pattern.compile(regex).asMatchPredicate();
    return new CharClass(holds, holds.test(String.valueOf(NOT_ASCII)));
  }

  /** The chars that a pattern's matches may begin with, and those where one char cannot tell. */
  static CharClass beginning(Pattern pattern) {
    return new CharClass(
        first -> {
          var matcher = pattern.matcher(first);
          // If the end of the input did not matter, no further text could make this a match.
          return matcher.lookingAt() || matcher.hitEnd();
        },
        true);
  }

  public boolean contains(char c) {
    return c < ASCII ? ascii[c] : others;
  }
}
