package dev.memories.redact.scan;

import dev.memories.text.KeywordTrail;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  private final CharText source;

  /** The chars of the source. */
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

  /** Where escapes may begin in the source; null when that is unknown. */
  private final @Nullable Places begins;

  /** The place in {@link #begins} that was reached. */
  private int begun;

  /**
   * The places in the source where an escape could begin, but does not, and that wait for a copy.
   */
  private final Places plain = new Places();

  private int copiedPlain;

  /** The start of a line that was found last. */
  private int line = -1;

  /** Where escapes may begin in the view. */
  private final Places inner = new Places();

  private TextView(CharText source, boolean isDiff, @Nullable Places begins) {
    this.source = source;
    this.chars = source.array();
    this.isDiff = isDiff;
    this.begins = begins;
    this.out = new char[chars.length];
  }

  /** A list of places in a text, in order. */
  private static final class Places {
    private int[] places = new int[16];
    private int count;

    void add(int place) {
      if (count == places.length) {
        places = Arrays.copyOf(places, count * 2);
      }
      places[count++] = place;
    }
  }

  /** A text as its reader sees it, or the text itself. */
  public static String decoded(String text) {
    CharText chars = CharText.of(text);
    boolean isDiff = text.contains(HUNK) || text.contains(PATCH);
    return isDiff || hidesChars(chars)
        ? of(chars, isDiff).map(view -> view.text().toString()).orElse(text)
        : text;
  }

  /** Whether something may be hidden in the text even if it is no diff. */
  public static boolean hidesChars(CharText text) {
    for (char c : text.array()) {
      if (c == '\\' || c == ESCAPE) {
        return true;
      }
    }
    return false;
  }

  /**
   * The view of a text; empty when it does not differ from the text.
   *
   * @param isDiff whether one of the {@link #diffSigns()} stands in the text
   */
  public static Optional<TextView> of(CharText text, boolean isDiff) {
    return of(text, isDiff, null);
  }

  private static Optional<TextView> of(CharText text, boolean isDiff, @Nullable Places begins) {
    if (!isDiff && begins != null && begins.count == 0) {
      return Optional.empty();
    }
    TextView view = new TextView(text, isDiff, begins);
    if (!view.decode()) {
      return Optional.empty();
    }
    view.out = Arrays.copyOf(view.out, view.length);
    return Optional.of(view);
  }

  /** What stands in every text whose lines may begin with the marks of a diff. */
  public static List<String> diffSigns() {
    return List.of(HUNK, PATCH);
  }

  public CharText text() {
    return new CharText(out);
  }

  /**
   * The view of this view, as of JSON in JSON. The marks of a diff are left out once only.
   *
   * @param signs whether one of the {@link #diffSigns()} stands in this view
   */
  public Optional<TextView> inner(boolean signs) {
    return of(text(), signs && !hasMarks, inner);
  }

  /** The trail of this view, from that of its source. */
  public KeywordTrail trail(KeywordTrail ofSource) {
    KeywordTrail.Follower follower = ofSource.follow(out);
    positions.forEachPart(
        length,
        new PositionMap.Parts() {
          @Override
          public void same(int from, int to, int place) {
            follower.same(from, to, place);
          }

          @Override
          public void changed(int place) {
            follower.changed(place);
          }
        });
    return follower.made();
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
      } else if (beginsEscape(chars[at])) {
        plain.add(at);
      }
    }
    copy(copied, Math.min(chars.length, wordEnd(source, copied + CONTEXT)));
    return differs;
  }

  private static boolean beginsEscape(char c) {
    return c == '\\' || c == ESCAPE;
  }

  /** The next place where something hidden may begin. */
  private int next(int from) {
    char[] text = chars;
    int at = from;
    int nextLine = isDiff ? lineStart(from) : text.length;
    if (begins != null) {
      while (begun < begins.count && begins.places[begun] < from) {
        begun++;
      }
      return Math.min(nextLine, begun < begins.count ? begins.places[begun] : text.length);
    }
    while (at < nextLine && !beginsEscape(text[at])) {
      at++;
    }
    return at;
  }

  /** The first start of a line from a place on, apart from the first line; else the end. */
  private int lineStart(int from) {
    if (line < from) {
      int at = Math.max(1, from);
      while (at < chars.length && chars[at - 1] != '\n') {
        at++;
      }
      line = Math.min(at, chars.length);
    }
    return line;
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

  private static int wordEnd(CharText text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return at;
  }

  private static int wordStart(CharText text, int from) {
    int at = from;
    while (at > 0 && text.charAt(at - 1) > ' ') {
      at--;
    }
    return at;
  }

  private void copy(int from, int to) {
    if (from >= to) {
      return;
    }
    System.arraycopy(chars, from, out, length, to - from);
    for (; copiedPlain < plain.count && plain.places[copiedPlain] < to; copiedPlain++) {
      int place = plain.places[copiedPlain];
      if (place >= from) {
        inner.add(length + place - from);
      }
    }
    length += to - from;
  }

  private void escape(int from, int to) {
    positions.escape(length, from, to);
    if (beginsEscape(decoded)) {
      inner.add(length);
    }
    out[length++] = decoded;
  }

  /** The end of the escape at a backslash, or its start if it is no escape. */
  private int unescaped(CharText text, int at) {
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

  private int unescapeHex(CharText text, int at, int digits) {
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
  private static int pastSequence(CharText text, int escape) {
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
