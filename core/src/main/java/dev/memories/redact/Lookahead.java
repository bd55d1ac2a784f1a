package dev.memories.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands from a keyword on wherever a match holds it: a run of some chars, then one of others
 * or the end of the text.
 *
 * <p>Spares the pattern, which would look through a long run anew for each keyword in it.
 *
 * @param most the longest run, in chars, that of the keyword included
 */
record Lookahead(CharClass run, int most, CharClass then) {
  private static final Pattern FORM = Pattern.compile("(\\[.+])\\{0,(\\d+)}(\\[.+])");

  /** Reads {@code [a-z]{0,20}[0-9]}. */
  static Lookahead of(String regex) {
    Matcher form = FORM.matcher(regex);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a run and what comes then: " + regex);
    }
    return new Lookahead(
        CharClass.of(form.group(1)), Integer.parseInt(form.group(2)), CharClass.of(form.group(3)));
  }

  /** Looks along a text, from left to right, at each char once. */
  final class Look {
    private final CharSequence text;
    private int end;

    Look(CharSequence text) {
      this.text = text;
    }

    /** Whether it stands from this char on; never asked for one farther left than before. */
    boolean standsAt(int from) {
      end = Math.max(end, from);
      while (end < text.length() && run.has(text.charAt(end))) {
        end++;
      }
      return end - from <= most && (end == text.length() || then.has(text.charAt(end)));
    }
  }
}
