package dev.memories.redact;

import java.util.function.Consumer;
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
    LeadingKeywords keywords, Pattern pattern, Function<MatchResult, String> replacement) {

  /** The text with all matches replaced; the very same string when there are none. */
  String apply(String text) {
    StringBuilder out = new StringBuilder();
    int[] copied = {0};
    forEachMatch(
        text,
        match -> {
          out.append(text, copied[0], match.start()).append(replacement.apply(match));
          copied[0] = match.end();
        });
    return copied[0] == 0 ? text : out.append(text, copied[0], text.length()).toString();
  }

  private void forEachMatch(String text, Consumer<MatchResult> action) {
    int keyword = keywords.next(text, 0);
    if (keyword < 0) {
      return;
    }
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    while (keyword >= 0) {
      int next = keyword + 1;
      if (matcher.region(keyword, text.length()).lookingAt()) {
        action.accept(matcher);
        next = matcher.end();
      }
      keyword = keywords.next(text, next);
    }
  }
}
