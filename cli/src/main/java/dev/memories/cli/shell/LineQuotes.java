package dev.memories.cli.shell;

import java.util.OptionalInt;

/** Finds characters of a command line outside of quotes and backslashes. */
final class LineQuotes {
  private static final char NONE = 0;

  private LineQuotes() {}

  /** The place of the first such character outside of quotes. */
  static OptionalInt unquoted(String line, char wanted) {
    char quote = NONE;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quote == NONE && c == wanted) {
        return OptionalInt.of(at);
      }
      if (c == '\\' && quote != '\'') {
        at++;
      } else {
        quote = after(c, quote);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a quote is open at the end of the line. */
  static boolean isOpen(String line) {
    char quote = NONE;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '\\' && quote != '\'') {
        at++;
      } else {
        quote = after(c, quote);
      }
    }
    return quote != NONE;
  }

  /** The open quote after a character. */
  private static char after(char c, char quote) {
    if (quote != NONE) {
      return c == quote ? NONE : quote;
    }
    return c == '\'' || c == '"' ? c : NONE;
  }
}
