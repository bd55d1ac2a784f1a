package dev.memories.redact.scan;

import java.util.Arrays;
import java.util.Optional;

/**
 * A text as its reader sees it: escapes are decoded, terminal colours and the marks of a diff left
 * out.
 *
 * <p>Secrets are searched for in this view, too, because in JSON text or a quoted here-document
 * {@code \n} is not a letter, and {@code \"} ends a value. The view knows where each of its chars
 * stands in the text.
 */
public final class TextView {
  private static final char ESCAPE = '\u001B';
  private static final String SIMPLE = "nrtbf\"'\\/`";
  private static final String DECODED = "\n\r\t\b\f\"'\\/`";

  /** For each char that may stand behind a backslash, the char that both stand for, or else -1. */
  private static final byte[] MEANING = meanings();

  private static final int MAX_SEQUENCE = 64;

  /** Chars kept on both sides of an escape, at least; longer than what rules look at. */
  private static final int CONTEXT = 1_000;

  /** Begins a part of a diff, in which each line begins with a mark. */
  private static final String HUNK = "@@ -";

  /** Begins the patch of an agent, whose parts need not begin with numbers of lines. */
  private static final String PATCH = "*** Begin Patch";

  /** Stands for what was left out; no rule goes on behind it. */
  private static final char GAP = '\0';

  private final String source;

  /** The chars of the source: an array is read faster than a string. */
  private final char[] chars;

  private final boolean isDiff;
  private char[] out;
  private int length;

  /** Where the chars stand in the source. */
  private final PositionMap positions = new PositionMap();

  /** The char that the last escape stands for. */
  private char decoded;

  /** Whether marks of a diff were left out. */
  private boolean hasMarks;

  private String text = "";

  private TextView(String source, char[] chars, boolean isDiff) {
    this.source = source;
    this.chars = chars;
    this.isDiff = isDiff;
    this.out = new char[chars.length];
  }

  /** The view of a text; empty when it does not differ from the text. */
  public static Optional<TextView> of(String text) {
    return mayDiffer(text) || isDiff(text) ? of(text, text.toCharArray()) : Optional.empty();
  }

  /**
   * The view of a text; empty when it does not differ from the text.
   *
   * @param chars the chars of the text; not copied
   */
  public static Optional<TextView> of(String text, char[] chars) {
    return of(text, chars, isDiff(text));
  }

  private static boolean isDiff(String text) {
    return text.contains(HUNK) || text.contains(PATCH);
  }

  private static boolean mayDiffer(String text) {
    return text.indexOf('\\') >= 0 || text.indexOf(ESCAPE) >= 0;
  }

  private static Optional<TextView> of(String text, char[] chars, boolean isDiff) {
    if (!isDiff && !mayDiffer(text)) {
      return Optional.empty();
    }
    TextView view = new TextView(text, chars, isDiff);
    if (!view.decode()) {
      return Optional.empty();
    }
    view.out = Arrays.copyOf(view.out, view.length);
    view.text = new String(view.out);
    return Optional.of(view);
  }

  public String text() {
    return text;
  }

  /** The chars of {@link #text()}; not copied. */
  public char[] chars() {
    return out;
  }

  /** The view of this view, as of JSON in JSON. The marks of a diff are left out once only. */
  public Optional<TextView> inner() {
    return of(text, out, !hasMarks && isDiff(text));
  }

  /** The place in the source of a place in the view. */
  public SecretSpan inSource(SecretSpan span) {
    return positions.original(span);
  }

  /** Writes the view; returns whether it differs from the source. */
  private boolean decode() {
    int copied = 0;
    boolean differs = false;
    for (int at = next(0); at < chars.length; at = next(Math.max(copied, at + 1))) {
      int past = pastHidden(at);
      if (past > at) {
        copy(skipPlain(copied, at), at);
        if (chars[at] == '\\') {
          escape(at, past);
        } else {
          positions.hidden(length, past);
        }
        copied = past;
        differs = true;
      }
    }
    copy(copied, Math.min(chars.length, wordEnd(source, copied + CONTEXT)));
    return differs;
  }

  /** The next place where something hidden may begin. */
  private int next(int from) {
    char[] text = chars;
    for (int at = from; at < text.length; at++) {
      char c = text[at];
      if (c == '\\' || c == ESCAPE || (isDiff && at > 0 && text[at - 1] == '\n')) {
        return at;
      }
    }
    return text.length;
  }

  /** The end of an escape, a colour or a mark of a diff at this place; else the place itself. */
  private int pastHidden(int at) {
    return switch (chars[at]) {
      case '\\' -> unescaped(source, at);
      case ESCAPE -> pastSequence(source, at);
      case '+', '-', ' ' -> pastMark(at);
      default -> at;
    };
  }

  private int pastMark(int at) {
    if (!isDiff || at == 0 || chars[at - 1] != '\n') {
      return at;
    }
    hasMarks = true;
    return at + 1;
  }

  /** Leaves out the middle of a long text without escapes, which the text itself shows as well. */
  private int skipPlain(int from, int to) {
    if (to - from <= 2 * CONTEXT) {
      return from;
    }
    // White space stays on both sides of the gap, so that no word goes on behind it.
    int end = wordEnd(source, from + CONTEXT) + 1;
    int start = wordStart(source, to - CONTEXT) - 1;
    if (end >= start) {
      return from;
    }
    copy(from, end);
    decoded = GAP;
    escape(end, start);
    return start;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return at;
  }

  private static int wordStart(String text, int from) {
    int at = from;
    while (at > 0 && text.charAt(at - 1) > ' ') {
      at--;
    }
    return at;
  }

  private void copy(int from, int to) {
    if (from < to) {
      System.arraycopy(chars, from, out, length, to - from);
      length += to - from;
    }
  }

  private void escape(int from, int to) {
    positions.escape(length, from, to);
    out[length++] = decoded;
  }

  /** The end of the escape at a backslash, or its start if it is no escape. */
  private int unescaped(String text, int at) {
    if (at + 1 == text.length()) {
      return at;
    }
    char c = text.charAt(at + 1);
    if (c < MEANING.length && MEANING[c] >= 0) {
      return to(at + 2, (char) MEANING[c]);
    }
    if (c == 'u') {
      return unescapeHex(text, at, 4);
    }
    if (c == 'x') {
      return unescapeHex(text, at, 2);
    }
    if (text.startsWith("033", at + 1)) {
      return to(at + 4, ESCAPE);
    }
    if (text.startsWith("e[", at + 1)) {
      return to(at + 2, ESCAPE);
    }
    // A line that goes on after a backslash is one line for its reader.
    if (c == '\n') {
      return to(at + 2, ' ');
    }
    return c == '0' ? to(at + 2, '\0') : at;
  }

  private static byte[] meanings() {
    byte[] table = new byte[128];
    Arrays.fill(table, (byte) -1);
    for (int i = 0; i < SIMPLE.length(); i++) {
      table[SIMPLE.charAt(i)] = (byte) DECODED.charAt(i);
    }
    return table;
  }

  private int to(int end, char decodedChar) {
    decoded = decodedChar;
    return end;
  }

  private int unescapeHex(String text, int at, int digits) {
    int to = at + 2 + digits;
    if (to > text.length()) {
      return at;
    }
    int value = 0;
    for (int i = at + 2; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return at;
      }
      value = value * 16 + digit;
    }
    return to(to, (char) value);
  }

  /** The end of a control sequence that colours text or moves the cursor. */
  private static int pastSequence(String text, int escape) {
    int at = escape + 1;
    if (!text.startsWith("[", at)) {
      return at;
    }
    int stop = Math.min(text.length(), at + MAX_SEQUENCE);
    at++;
    while (at < stop && text.charAt(at) >= ' ' && text.charAt(at) < '@') {
      at++;
    }
    return at < stop ? at + 1 : at;
  }
}
