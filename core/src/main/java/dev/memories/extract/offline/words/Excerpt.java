package dev.memories.extract.offline.words;

import java.util.regex.Pattern;

/**
 * A piece of a rollout as it may stand in a trace: redacted, on one line, free of control
 * characters, cut at a bound.
 *
 * <p>Only ever cut, never reworded: {@value #OMISSION} marks what was left out, so that each part
 * between omissions still occurs in its line (white space folded).
 *
 * @param text may be empty
 */
public record Excerpt(String text) {
  public static final String OMISSION = "…";
  public static final Excerpt NONE = new Excerpt("");

  private static final String SECRET = "[REDACTED_SECRET]";
  private static final Pattern OMISSIONS = Pattern.compile("…(?: ?…)+");

  /** The folders of an absolute path, at least four. */
  private static final Pattern LONG_PATH =
      Pattern.compile("(?<![\\w.~…-])/(?:[\\w.@+-]+/){4,}(?=[\\w.@+-])");

  private static final Pattern RULE = Pattern.compile("^[=_*~─━-]{4,}\\s+|\\s+[=_*~─━-]{4,}$");

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int ESCAPE = 0x1b;
  private static final int BELL = 0x07;

  /** Cleans redacted text and cuts it to at most {@code maxChars} characters. */
  public static Excerpt of(String redacted, int maxChars) {
    StringBuilder out = new StringBuilder(Math.min(redacted.length(), maxChars) + 8);
    int at = 0;
    while (at < redacted.length() && out.length() <= maxChars) {
      int plain = endOfPlain(redacted, at, maxChars + 1 - out.length());
      if (plain > at) {
        out.append(redacted, at, plain);
        at = plain;
        continue;
      }
      int point = redacted.codePointAt(at);
      if (point == ESCAPE) {
        at = endOfEscape(redacted, at);
        out.append(OMISSION);
        continue;
      }
      at += Character.charCount(point);
      if (isFoldedSpace(point)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (mayMislead(point)) {
        out.append(OMISSION);
      } else {
        out.appendCodePoint(point);
      }
    }
    String clean = folded(out.toString()).strip();
    return new Excerpt(
        clean.length() <= maxChars && at >= redacted.length() ? clean : cut(clean, maxChars));
  }

  public boolean isEmpty() {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** In code marks; in quotation marks where the text itself has code marks. */
  public String inCode() {
    return Marks.code(withoutSecrets());
  }

  /** In quotation marks; in code marks where the text could be taken for markup. */
  public String inQuotes() {
    return Marks.quoted(withoutSecrets());
  }

  /** Without marks, for headings and the summary. */
  public String plain() {
    return text;
  }

  /** Its text with every number the same: things that differ in numbers only are alike. */
  public String withoutNumbers() {
    return NUMBER.matcher(text).replaceAll("0");
  }

  /** Without the folders of long absolute paths: their names say little, and take a line. */
  public Excerpt withShortPaths() {
    return new Excerpt(LONG_PATH.matcher(text).replaceAll(OMISSION + "/"));
  }

  /** Without the rules that programs draw around a heading: {@code ==== 3 passed ====}. */
  public Excerpt withoutRules() {
    return new Excerpt(RULE.matcher(text).replaceAll(""));
  }

  public Excerpt shortened(int maxChars) {
    return text.length() <= maxChars ? this : new Excerpt(cut(text, maxChars));
  }

  /**
   * Shows secrets as omissions, so that the quote matches its line even if redaction removes more.
   */
  private String withoutSecrets() {
    return folded(text.replace(SECRET, OMISSION));
  }

  /** Several omissions in a row are one. */
  static String folded(String text) {
    return text.indexOf(OMISSION) < 0 ? text : OMISSIONS.matcher(text).replaceAll(OMISSION);
  }

  private static String cut(String clean, int maxChars) {
    int end = Math.min(clean.length(), maxChars);
    if (end > 0 && end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1))) {
      end--;
    }
    int space = clean.lastIndexOf(' ', end);
    if (space > end - 30 && space > 0) {
      end = space;
    }
    String kept = clean.substring(0, end).stripTrailing();
    return kept.endsWith(OMISSION) ? kept : kept + OMISSION;
  }

  /** Past a terminal escape sequence that begins at {@code at}. */
  private static int endOfEscape(String text, int at) {
    int next = at + 1;
    if (next >= text.length()) {
      return next;
    }
    char kind = text.charAt(next);
    if (kind == '[') {
      next++;
      while (next < text.length() && (text.charAt(next) < '@' || text.charAt(next) > '~')) {
        next++;
      }
      return Math.min(next + 1, text.length());
    }
    if (kind == ']') {
      while (next < text.length() && text.charAt(next) != BELL && text.charAt(next) != ESCAPE) {
        next++;
      }
      return Math.min(next + 1, text.length());
    }
    return next + 1;
  }

  /** Past the visible ASCII characters from {@code at} on, at most so many. */
  private static int endOfPlain(String text, int at, int most) {
    int end = at;
    int limit = Math.min(text.length(), at + most);
    while (end < limit && text.charAt(end) > ' ' && text.charAt(end) <= '~') {
      end++;
    }
    return end;
  }

  private static boolean isFoldedSpace(int point) {
    return point == ' ' || (point >= '\t' && point <= '\r');
  }

  /** Controls, direction marks and invisible characters; joiners inside emoji may stay. */
  private static boolean mayMislead(int point) {
    if ((point >= ' ' && point <= '~') || point == 0x200d) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
