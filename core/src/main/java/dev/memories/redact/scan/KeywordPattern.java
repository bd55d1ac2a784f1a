package dev.memories.redact.scan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern whose matches all hold a keyword, with cheap tests that rule matches out.
 *
 * @param beginning the chars that a match may begin with
 * @param ahead the form of the text from a keyword on; empty if unknown
 */
public record KeywordPattern(Pattern pattern, CharClass beginning, Optional<Lookahead> ahead) {
  /** A pattern whose matches begin with a keyword, so that it needs no cheap tests. */
  public static KeywordPattern beginningWithKeyword(Pattern pattern) {
    return new KeywordPattern(pattern, CharClass.ANY, Optional.empty());
  }

  public static KeywordPattern of(Pattern pattern, Optional<Lookahead> ahead) {
    return new KeywordPattern(pattern, CharClass.beginning(pattern), ahead);
  }
}
