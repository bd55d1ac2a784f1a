package dev.memories.redact;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;

/**
 * What a pass of the reference takes, which begins at a keyword and may be of any length.
 *
 * @param taken what of a match is a secret
 */
record ReferenceRule(List<String> keywords, KeywordPattern pattern, Taken taken)
    implements SecretRule {
  /** More than any text, yet far from overflow when added to a place in one. */
  private static final int WHOLE_TEXT = 1 << 29;

  /** Reports what of a match is a secret, if anything. */
  @FunctionalInterface
  interface Taken {
    void of(String text, MatchResult match, Consumer<SecretSpan> found);
  }

  /** One stretch of all keywords, since a match is none that begins within another. */
  @Override
  public Reach reach() {
    return new Reach(0, WHOLE_TEXT);
  }

  @Override
  public void find(String text, ScanWindow stretch, Consumer<SecretSpan> found) {
    KeywordMatcher matches = new KeywordMatcher(pattern, text, stretch, 0);
    while (matches.find()) {
      taken.of(text, matches.matcher(), found);
    }
  }
}
