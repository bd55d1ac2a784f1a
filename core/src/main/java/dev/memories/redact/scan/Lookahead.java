package dev.memories.redact.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of the text from a keyword on in every match: a run of chars of one class, then a char
 * of another class or the end of the text.
 *
 * <p>Saves trying the pattern, which would read a long run again for each keyword in it.
 *
 * @param max the longest run in chars, including the keyword
 * @param next the chars that may follow the run
 */
public record Lookahead(CharClass run, int max, CharClass next) {
  private static final Pattern FORM = Pattern.compile("(\\[.+])\\{0,(\\d+)}(\\[.+])");

  /** Parses the form {@code [a-z]{0,20}[0-9]}. */
  public static Lookahead of(String regex) {
    Matcher form = FORM.matcher(regex);
    if (!form.matches()) {
      throw new IllegalArgumentException("not of the form [run]{0,n}[next]: " + regex);
    }
    return new Lookahead(
        CharClass.of(form.group(1)), Integer.parseInt(form.group(2)), CharClass.of(form.group(3)));
  }

  /** Tests places in a text, from left to right, reading each char once. */
  public final class Cursor {
    private final CharSequence text;
    private int end;

    public Cursor(CharSequence text) {
      this.text = text;
    }

    /** Whether the text has this form from a char on, which must not be left of the last one. */
    public boolean matchesAt(int from) {
      end = Math.max(end, from);
      // Stops where the run is too long, as a text may have many windows and each its own cursor.
      while (end < text.length() && end - from <= max && run.contains(text.charAt(end))) {
        end++;
      }
      return end - from <= max && (end == text.length() || next.contains(text.charAt(end)));
    }
  }
}
