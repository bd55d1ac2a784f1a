package dev.memories.extract.offline.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words and sentence marks of a text, as {@link CueWords} compares them.
 *
 * <p>Words are in lower case and without accents. A Chinese or Japanese character is a word of its
 * own, and so is a Korean syllable: endings stick to Korean words, and people set spaces as they
 * like. Text in code marks or quotation marks is one opaque word: it is not the writer's own.
 */
final class CueTokens {
  private static final String OPAQUE = "`";
  private static final String MARKS = ".,!?;:";
  private static final String WIDE_MARKS = "。，！？；：、";
  private static final String PLAIN_OF_WIDE = ".,!?;:,";
  private static final String OPENING_QUOTES = "`\"“„«「『";
  private static final String CLOSING_QUOTES = "`\"”“»」』";
  private static final int MOST_QUOTED_CHARS = 300;

  /** The first Korean letter: no character before it is of a script without spaces. */
  private static final int FIRST_UNSPACED = 0x1100;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036f]");

  private final List<String> tokens;

  private CueTokens(List<String> tokens) {
    this.tokens = tokens;
  }

  static CueTokens of(String text) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int quote = OPENING_QUOTES.indexOf(point);
      int close = quote < 0 ? -1 : text.indexOf(CLOSING_QUOTES.charAt(quote), at + 1);
      if (close > at && close - at <= MOST_QUOTED_CHARS) {
        tokens.add(OPAQUE);
        at = close + 1;
      } else if (isUnspaced(point)) {
        tokens.add(Character.toString(point));
        at += Character.charCount(point);
      } else if (isWordPart(point)) {
        int end = endOfWord(text, at);
        tokens.add(folded(text.substring(at, end)));
        at = end;
      } else {
        String mark = mark(text, at);
        if (!mark.isEmpty()) {
          tokens.add(mark);
        }
        at += Character.charCount(point);
      }
    }
    return new CueTokens(tokens);
  }

  /** The words of a phrase; a {@code *} stays where it stands. */
  static List<String> ofPhrase(String phrase) {
    List<String> words = new ArrayList<>();
    for (String piece : SPACE.split(phrase.strip(), -1)) {
      boolean isOpen = piece.length() > 1 && piece.endsWith("*");
      if (piece.equals("*")) {
        words.add(piece);
      } else if (isOpen) {
        words.add(folded(piece.substring(0, piece.length() - 1)) + "*");
      } else {
        words.addAll(of(piece).tokens);
      }
    }
    return words;
  }

  int size() {
    return tokens.size();
  }

  String at(int index) {
    return tokens.get(index);
  }

  boolean isMark(int index) {
    String token = tokens.get(index);
    return token.length() == 1 && MARKS.indexOf(token.charAt(0)) >= 0;
  }

  boolean isIdeograph(int index) {
    return isUnspaced(tokens.get(index).codePointAt(0));
  }

  /** The index of the last token that is no sentence mark; -1 where there is none. */
  int lastWord() {
    int last = tokens.size() - 1;
    while (last >= 0 && isMark(last)) {
      last--;
    }
    return last;
  }

  /** How many words there are; a Chinese, Japanese or Korean character counts for half. */
  int weight() {
    int halves = 0;
    for (int i = 0; i < tokens.size(); i++) {
      halves += isMark(i) ? 0 : isIdeograph(i) ? 1 : 2;
    }
    return (halves + 1) / 2;
  }

  private static boolean isUnspaced(int point) {
    if (point < FIRST_UNSPACED) {
      return false; // looking the script up takes a search
    }
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> point == 'ー';
    };
  }

  private static boolean isWordPart(int point) {
    return (Character.isLetterOrDigit(point) || point == '_') && !isUnspaced(point);
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!isWordPart(point) && !isApostrophe(text, at) && !isAccent(point)) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean isApostrophe(String text, int at) {
    return (text.charAt(at) == '\'' || text.charAt(at) == '’')
        && at + 1 < text.length()
        && Character.isLetter(text.codePointAt(at + 1));
  }

  private static boolean isAccent(int point) {
    return Character.getType(point) == Character.NON_SPACING_MARK;
  }

  private static String folded(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (isAscii(lower)) {
      return lower;
    }
    // These letters have no accent that could be taken off.
    String plain = lower.replace('’', '\'').replace("ß", "ss").replace('ł', 'l').replace('ı', 'i');
    return ACCENT.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** A mark between words; a dot, comma or colon inside a name or number is none. */
  private static String mark(String text, int at) {
    int wide = WIDE_MARKS.indexOf(text.charAt(at));
    if (wide >= 0) {
      return String.valueOf(PLAIN_OF_WIDE.charAt(wide));
    }
    boolean isInside = at + 1 < text.length() && isWordPart(text.codePointAt(at + 1));
    return !isInside && MARKS.indexOf(text.charAt(at)) >= 0 ? String.valueOf(text.charAt(at)) : "";
  }
}
