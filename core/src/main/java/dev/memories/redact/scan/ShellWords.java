package dev.memories.redact.scan;

import org.jspecify.annotations.Nullable;

/**
 * The words of a command from one place on, or the elements of a list of arguments.
 *
 * <p>Understands what is needed to find a value: quotes, and where the command ends. A quote that
 * is not closed on its line ends the command, for then it closes a text around it.
 */
public final class ShellWords {
  private static final int MAX_LENGTH = 2_000;

  private final CharText text;
  private final int stop;
  private final boolean isList;
  private int at;

  /** A word without the quotes around it; a quote inside, as in {@code --user="a:b"}, is kept. */
  public record Word(CharText source, int start, int end) {
    public boolean startsWith(String prefix) {
      return end - start >= prefix.length() && source.startsWith(prefix, start);
    }

    public String text() {
      return source.substring(start, end);
    }
  }

  private ShellWords(CharText text, int from, boolean isList) {
    this.text = text;
    this.at = from;
    this.isList = isList;
    this.stop = Math.min(text.length(), from + MAX_LENGTH);
  }

  /** The words after the name of a program. */
  public static ShellWords after(CharText text, int from, int to) {
    int past = TextScan.pastBackslashes(text, to);
    boolean isElement =
        from > 0
            && past < text.length()
            && TextScan.isQuote(text.charAt(past))
            && text.charAt(past) == text.charAt(from - 1);
    int next = isElement ? TextScan.pastSpaces(text, past + 1, MAX_LENGTH) : to;
    boolean isList = isElement && next < text.length() && text.charAt(next) == ',';
    return new ShellWords(text, isElement ? next : to, isList);
  }

  /** The end of what was read. */
  public int end() {
    return at;
  }

  /** The next word; null at the end of the command. */
  public @Nullable Word next() {
    while (at < stop && isSeparator(text.charAt(at))) {
      at++;
    }
    if (at >= stop || endsCommand(text.charAt(at))) {
      return null;
    }
    int start = at;
    int quote = TextScan.pastBackslashes(text, at);
    if (quote < stop && isQuote(text.charAt(quote))) {
      int close = TextScan.closing(text, quote, quote + 1, quote - at);
      if (close < 0) {
        return null;
      }
      at = TextScan.pastBackslashes(text, close) + 1;
      if (at >= stop || isSeparator(text.charAt(at)) || endsCommand(text.charAt(at)) || isList) {
        return word(quote + 1, close);
      }
    }
    return bare(start);
  }

  private @Nullable Word bare(int start) {
    while (at < stop && !isSeparator(text.charAt(at)) && !endsCommand(text.charAt(at))) {
      int quote = TextScan.pastBackslashes(text, at);
      if (quote < stop && isQuote(text.charAt(quote))) {
        int close = TextScan.closing(text, quote, quote + 1, quote - at);
        if (close < 0) {
          break;
        }
        int past = TextScan.pastBackslashes(text, close) + 1;
        if (past < stop && !isSeparator(text.charAt(past)) && !endsCommand(text.charAt(past))) {
          break;
        }
        at = past;
        return word(start, close);
      } else {
        at = Math.max(at + 1, quote);
      }
    }
    return at > start ? word(start, at) : null;
  }

  private Word word(int start, int end) {
    return new Word(text, start, end);
  }

  private boolean isSeparator(char c) {
    return c == ' ' || c == '\t' || (isList && (c == ',' || TextScan.isSpace(c))) || c == '\u000B';
  }

  private boolean endsCommand(char c) {
    return isList
        ? c == ']' || c == '}' || c == ')'
        : c == '\n' || c == ';' || c == '|' || c == '&';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }
}
