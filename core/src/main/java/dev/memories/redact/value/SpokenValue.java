package dev.memories.redact.value;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.TextScan;
import dev.memories.redact.value.GivenValue.How;
import org.jspecify.annotations.Nullable;

/** Looks for a value that a sentence gives to a name, or that stands after an option. */
public final class SpokenValue {
  /** The chars from here on belong to scripts without spaces. */
  private static final char FIRST_IDEOGRAPH = '\u2E7F';

  private static final int MAX_WORDS = 7;
  private static final int MAX_WORD = 200;

  /** The longest word that is read whole to see what it is; a value may be longer. */
  private static final int MAX_SPOKEN_WORD = 64;

  private static final int MAX_ARTICLE = 5;
  private static final int MAX_OWNER = 16;

  /** For each ASCII char, whether it ends a word of a sentence. */
  private static final boolean[] WORD_ENDS = wordEnds();

  private static final int MAX_OPTION = 40;

  private SpokenValue() {}

  /** The value in a sentence or after an option. */
  static @Nullable GivenValue after(CharText text, int from, int to, boolean foreign) {
    int at = TextScan.pastBlanks(text, to);
    boolean copula = false;
    boolean filler = foreign;
    for (int word = 0; word < MAX_WORDS && at < text.length(); word++) {
      char c = text.charAt(at);
      if (word > 0 && filler && c == ':') {
        // As in French, where a space stands before a colon.
        return GivenValue.at(text, TextScan.pastBlanks(text, at + 1), How.SAID);
      }
      if (TextScan.isQuote(c)) {
        boolean isDeclared = word == 0 && isDeclared(text, from);
        return GivenValue.at(
            text, at, isDeclared ? How.EQUALS : copula || word == 0 ? How.SAID : How.BARE);
      }
      int end = wordEnd(text, at);
      if (end == at) {
        return null;
      }
      boolean isCopula = PlainWords.COPULA.contains(text, at, end);
      boolean isFiller = PlainWords.FILLER.contains(text, at, end);
      if (copula && !isCopula && !isFiller && !(filler && introduces(text, end))) {
        return new GivenValue(at, saidEnd(text, from, at), false, How.SAID);
      }
      int sign = TextScan.pastBlanks(text, end);
      if (word == 0
          && sign > end
          && sign + 1 < text.length()
          && text.charAt(sign) == '='
          && text.charAt(sign + 1) == ' ') {
        // A type stands between, as in Go.
        @Nullable GivenValue typed = GivenValue.at(text, sign + 2, How.EQUALS);
        return typed != null && typed.quoted() ? typed : null;
      }
      if ((word == 0 || foreign) && !isCopula) {
        int last = goesOn(text, end) ? Math.min(AssignedValue.end(text, at), at + MAX_WORD) : end;
        if (hasDigit(text, at, last)) {
          How how =
              isOption(text, from)
                  ? How.OPTION
                  : word == 0 && isDeclared(text, from) ? How.TIGHT : How.BARE;
          return new GivenValue(at, AssignedValue.end(text, at), false, how);
        }
      }
      boolean isWord = end - at < MAX_SPOKEN_WORD;
      if (!isCopula && !isFiller && !(filler && isWord)) {
        return null;
      }
      copula |= isCopula;
      filler |= isFiller;
      if (end < text.length() && ",;!?".indexOf(text.charAt(end)) >= 0) {
        return null;
      }
      if (end < text.length() && (text.charAt(end) == ':' || text.charAt(end) == '：')) {
        return GivenValue.at(text, TextScan.pastBlanks(text, end + 1), How.SAID);
      }
      at = pastBreak(text, end);
    }
    return null;
  }

  /** Past blanks, and past one line end: a sentence may go on in the next line. */
  private static int pastBreak(CharText text, int from) {
    int at = TextScan.pastBlanks(text, from);
    return at < text.length() && text.charAt(at) == '\n' ? TextScan.pastBlanks(text, at + 1) : at;
  }

  /** Whether a word before the name says that its value follows, as in {@code #define TOKEN V}. */
  private static boolean isDeclared(CharText text, int from) {
    int at = from;
    while (at > 0
        && from - at < MAX_OPTION
        && (TextScan.isNameChar(text.charAt(at - 1)) || text.charAt(at - 1) == '-')) {
      at--;
    }
    int end = at - 1;
    if (end < 1 || text.charAt(end) != ' ') {
      return false;
    }
    int start = end;
    while (start > 0 && end - start < MAX_OPTION && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return PlainWords.DECLARATION.contains(text, start, end);
  }

  /**
   * Whether a name begins with a word of another language: then any words may follow it. Scripts
   * without spaces have no words that could be told apart.
   */
  static boolean beginsForeign(String name) {
    if (name.charAt(0) > FIRST_IDEOGRAPH) {
      return false;
    }
    int end = 0;
    while (end < name.length()
        && (Character.isLetter(name.charAt(end)) || name.charAt(end) == '.')) {
      end++;
    }
    return !PlainWords.ENGLISH.contains(name, 0, end);
  }

  /** The end of a value in a sentence, which a script without spaces may go on behind. */
  private static int saidEnd(CharText text, int name, int from) {
    int end = AssignedValue.end(text, from);
    if (text.charAt(name) > FIRST_IDEOGRAPH) {
      int at = from;
      while (at < end && text.charAt(at) <= FIRST_IDEOGRAPH) {
        at++;
      }
      return at;
    }
    return end;
  }

  /** The end of a word of a sentence; in a script without spaces, of one that is a copula. */
  private static int wordEnd(CharText text, int from) {
    for (int end = from + 1;
        end <= Math.min(text.length(), from + 2) && text.charAt(from) > FIRST_IDEOGRAPH;
        end++) {
      if (PlainWords.COPULA.contains(text, from, end)) {
        return end;
      }
    }
    int at = from;
    int stop = Math.min(text.length(), from + MAX_SPOKEN_WORD);
    while (at < stop && !endsWord(text.charAt(at))) {
      at++;
    }
    return at == from && at < text.length() && text.charAt(at) == '=' ? at + 1 : at;
  }

  private static boolean endsWord(char c) {
    return c < WORD_ENDS.length ? WORD_ENDS[c] : c == '：' || TextScan.isSpace(c);
  }

  private static boolean[] wordEnds() {
    boolean[] ends = new boolean[128];
    for (char c = 0; c < ends.length; c++) {
      ends[c] = TextScan.isSpace(c) || ",;!?:\"'`()".indexOf(c) >= 0;
    }
    return ends;
  }

  /** Whether a word is followed by a colon and a space, as in {@code is made for ann@host: V}. */
  private static boolean introduces(CharText text, int end) {
    return end + 1 < text.length() && text.charAt(end) == ':' && text.charAt(end + 1) == ' ';
  }

  /** Whether the sign that ends a word of a sentence is a part of a longer one. */
  private static boolean goesOn(CharText text, int end) {
    return end + 1 < text.length()
        && text.charAt(end) == '!'
        && TextScan.isNameChar(text.charAt(end + 1));
  }

  private static boolean hasDigit(CharText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the name belongs to an option, as in {@code --db-password}. */
  private static boolean isOption(CharText text, int from) {
    int at = from;
    while (at > 0
        && from - at < MAX_OPTION
        && (TextScan.isNameChar(text.charAt(at - 1)) || text.charAt(at - 1) == '-')) {
      at--;
    }
    return at < text.length()
        && text.charAt(at) == '-'
        && (at == 0 || !TextScan.isNameChar(text.charAt(at - 1)));
  }

  /** The value in {@code use X as the password}; null when there is none. */
  public static @Nullable GivenValue before(CharText text, int from) {
    int at = from - 1;
    for (int word = 0; word < 4 && at > 1 && text.charAt(at) == ' '; word++) {
      // The words before the name may say whose it is.
      int longest = word < 2 ? MAX_OWNER : MAX_ARTICLE;
      int start = wordStart(text, at, longest + 1);
      if (at - start > longest) {
        return null;
      }
      if (PlainWords.AS.contains(text, start, at)) {
        int end = start - 1;
        int valueStart = end > 0 && text.charAt(end) == ' ' ? wordStart(text, end, MAX_WORD) : end;
        while (valueStart < end && TextScan.isQuote(text.charAt(valueStart))) {
          valueStart++;
        }
        while (end > valueStart && TextScan.isQuote(text.charAt(end - 1))) {
          end--;
        }
        return end > valueStart ? new GivenValue(valueStart, end, false, How.SAID) : null;
      }
      at = start - 1;
    }
    return null;
  }

  private static int wordStart(CharText text, int end, int max) {
    int at = end;
    while (at > 0 && end - at < max && !TextScan.isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
