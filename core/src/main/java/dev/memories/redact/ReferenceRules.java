package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.KeywordPattern;
import dev.memories.redact.scan.SecretSpan;
import dev.memories.text.SimpleCaseFolding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The reference's four secret patterns (docs/spec/rules.md 8) as rules of the product.
 *
 * <p>Unlike the reference, they spare plain words (docs/spec/product.md 4): a name such as {@code
 * task-} and 20 letters is not a key, and a word or placeholder is not a value.
 *
 * <p>Loops are possessive where backtracking cannot find another match, so no text makes them slow
 * or overflows the stack.
 */
final class ReferenceRules {
  /** {@code sk-[A-Za-z0-9]{20,}} */
  static final Pattern API_KEY = Pattern.compile("sk-[A-Za-z0-9]{20,}+");

  /** The beginnings of {@code task-}, {@code disk-} and {@code risk-}, up to {@code sk-}. */
  private static final Pattern PLAIN_WORD_BEFORE =
      Pattern.compile("(?<![A-Za-z])(?:[Tt]a|[Dd]i|[Rr]i)");

  /** {@code \bAKIA[0-9A-Z]{16}\b} */
  static final Pattern AWS_KEY_ID = unicode("\\bAKIA[0-9A-Z]{16}\\b");

  /**
   * {@code (?i)\bBearer\s+[A-Za-z0-9._\-]{16,}\b}; the run backtracks until a word boundary fits.
   */
  static final Pattern BEARER =
      unicode("\\b" + anyCase("bearer") + "\\s++([A-Za-z0-9._\\-\\u017F\\u212A]{16,})\\b");

  private ReferenceRules() {}

  static List<SecretRule> all() {
    return List.of(
        new MatchRule(
            "reference-sk-key",
            List.of("sk-"),
            KeywordPattern.beginningWithKeyword(API_KEY),
            (text, match, found) -> {
              if (!endsPlainWord(text, match.start())) {
                found.accept(new SecretSpan(match.start(), match.end()));
              }
            }),
        new MatchRule(
            "reference-aws-key-id",
            List.of("akia"),
            KeywordPattern.beginningWithKeyword(AWS_KEY_ID),
            (_, match, found) -> found.accept(new SecretSpan(match.start(), match.end()))),
        new MatchRule(
            "reference-bearer",
            List.of("bearer"),
            KeywordPattern.beginningWithKeyword(BEARER),
            (_, match, found) -> found.accept(new SecretSpan(match.start(1), match.end(1)))));
  }

  private static boolean endsPlainWord(CharText text, int end) {
    return PLAIN_WORD_BEFORE
        .matcher(text)
        .useTransparentBounds(true)
        .region(Math.max(0, end - "sk".length()), end)
        .lookingAt();
  }

  static Pattern unicode(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  static String anyCase(String word) {
    return SimpleCaseFolding.regex(word);
  }
}
