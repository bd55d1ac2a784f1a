package dev.memories.redact;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern whose every match holds a keyword, and what can be told of a match without trying it.
 *
 * @param beginning what a match may begin with
 * @param ahead what stands from one of its keywords on, if that can be told
 */
record KeywordPattern(Pattern pattern, CharClass beginning, Optional<Lookahead> ahead) {
  /** One whose matches begin with a keyword, where nothing else needs to be told. */
  static KeywordPattern beginningWithKeyword(Pattern pattern) {
    return new KeywordPattern(pattern, CharClass.ANY, Optional.empty());
  }

  static KeywordPattern of(Pattern pattern, Optional<Lookahead> ahead) {
    return new KeywordPattern(pattern, CharClass.beginning(pattern), ahead);
  }
}
