package dev.memories.redact.value;

import java.util.regex.Pattern;

/** Recognises placeholders for secrets: {@code YOUR_API_KEY}, {@code <token>} and the like. */
public final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          // a reference to a variable, a command or a template value
          "\\$(?:[A-Z_][A-Z0-9_]*|[a-z_]+|\\d)|\\$\\{[^}]*+\\}|\\$\\(.*|%[A-Z_]+%|@[A-Z_]+@"
              + "|\\$?\\{\\{.*|\\{[A-Za-z_]*\\}|<[^<>]*>|\\[[^\\[\\]]*\\]"
              // a constant's name
              + "|[A-Z]+(?:_[A-Z]+)+"
              // one char repeated, or a masked value
              + "|([A-Za-z*.#_-])\\1*+|[*\\u2022.\\u2026xX_#?-]++"
              + "|[\\w-]{0,12}(?:\\*{3,}|x{6,}|X{6,}|\\.{3,}|\\u2026)[\\w-]{0,4}"
              // words
              + "|(?i:(?:your|insert|enter|replace|put|add|some|my)[_-][a-z_-]*+"
              + "|change[_-]?(?:me|it)[!.]*|place[_-]?holder|redacted|undefined|not[_-]set|password|passwd|pass|pwd)",
          Pattern.DOTALL);

  private static final int MAX_LENGTH = 256;

  private Placeholders() {}

  /** Whether the value is a placeholder; punctuation at its end is ignored. */
  public static boolean isPlaceholder(String value) {
    int end = value.length();
    while (end > 0 && ",;.".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return end <= MAX_LENGTH && (end == 0 || PLACEHOLDER.matcher(value).region(0, end).matches());
  }
}
