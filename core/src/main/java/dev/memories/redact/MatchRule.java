package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.KeywordMatcher;
import dev.memories.redact.scan.KeywordPattern;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;

/**
 * A secret that begins at a keyword, has any length, and is judged by code.
 *
 * @param pattern every match begins with a keyword
 * @param judge reports the secret in a match, if there is one
 */
record MatchRule(String id, List<String> keywords, KeywordPattern pattern, Judge judge)
    implements SecretRule {
  /** Decides which part of a match is a secret. */
  @FunctionalInterface
  interface Judge {
    void judge(CharText text, MatchResult match, Consumer<SecretSpan> found);
  }

  /** One window for all keywords, so that no match begins inside another. */
  @Override
  public Reach reach() {
    return Reach.WHOLE_TEXT;
  }

  @Override
  public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
    KeywordMatcher matches = new KeywordMatcher(pattern, text, window, 0);
    while (matches.find()) {
      judge.judge(text, matches.matcher(), found);
    }
  }
}
