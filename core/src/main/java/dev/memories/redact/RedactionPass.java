package dev.memories.redact;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pattern and what its matches, from left to right, are replaced by.
 *
 * @param keywords what every match begins with
 * @param pattern matches from a keyword on; may look at the character before it
 */
record RedactionPass(
    Keywords keywords, Pattern pattern, Function<MatchResult, String> replacement) {

  /** The text with all matches replaced; the very same string when there are none. */
  String apply(String text) {
    int keyword = keywords.next(text, 0);
    if (keyword < 0) {
      return text;
    }
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (keyword >= 0) {
      int next = keyword + 1;
      if (matcher.region(keyword, text.length()).lookingAt()) {
        out.append(text, copied, keyword).append(replacement.apply(matcher));
        copied = matcher.end();
        next = copied;
      }
      keyword = keywords.next(text, next);
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }
}
