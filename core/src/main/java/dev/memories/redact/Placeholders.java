package dev.memories.redact;

import java.util.regex.Pattern;

/** What people write where a secret would stand: {@code YOUR_API_KEY}, {@code <token>}, ... */
final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          // a reference to a variable, a command or a template value
          "\\$(?:[A-Z_][A-Z0-9_]*|[a-z_]+|\\d)|\\$\\{[^}]*+\\}|\\$\\(.*|%[A-Z_]+%|@[A-Z_]+@"
              + "|\\$?\\{\\{.*|\\{[A-Za-z_]*\\}|<[^<>]*>|\\[[^\\[\\]]*\\]"
              // a constant's name
              + "|[A-Z]+(?:_[A-Z]+)+"
              // one char over and over, or a value that was masked
              + "|([A-Za-z*.#_-])\\1*+|[*\\u2022.\\u2026xX_#?-]++"
              + "|[\\w-]{0,12}(?:\\*{3,}|x{6,}|X{6,}|\\.{3,}|\\u2026)[\\w-]{0,4}"
              // words
              + "|(?i:(?:your|insert|enter|replace|put|add|some|my)[_-][a-z_-]*+"
              + "|change[_-]?(?:me|it)[!.]*|place[_-]?holder|redacted|undefined|not[_-]set)",
          Pattern.DOTALL);

  private static final int LONGEST = 256;

  private Placeholders() {}

  /** Whether the value is one, quotes and a closing mark of the sentence or statement aside. */
  static boolean contains(String value) {
    int end = value.length();
    while (end > 0 && ",;.".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return end <= LONGEST && (end == 0 || PLACEHOLDER.matcher(value).region(0, end).matches());
  }
}
