package dev.memories.redact;

import dev.memories.text.SimpleCaseFolding;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The four passes of the reference, each over the result of the one before (reference.md 1k 6).
 *
 * <p>Loops are possessive wherever giving characters back cannot help: no text makes them slow or
 * overflows the stack.
 */
final class ReferencePasses implements SecretRedactor {
  private static final int SHORTEST_VALUE = 8;

  /** {@code sk-[A-Za-z0-9]{20,}} */
  private static final Pattern API_KEY = Pattern.compile("sk-[A-Za-z0-9]{20,}+");

  /** What {@code task-}, {@code disk-} and {@code risk-} have before {@code sk-}. */
  private static final Pattern PLAIN_WORD_BEFORE =
      Pattern.compile("(?<![A-Za-z])(?:[Tt]a|[Dd]i|[Rr]i)");

  /** {@code \bAKIA[0-9A-Z]{16}\b} */
  private static final Pattern AWS_KEY_ID = unicode("\\bAKIA[0-9A-Z]{16}\\b");

  /** {@code (?i)\bBearer\s+[A-Za-z0-9._\-]{16,}\b}: the run gives back until a boundary fits. */
  private static final Pattern BEARER =
      unicode("\\b" + anyCase("bearer") + "\\s++([A-Za-z0-9._\\-\\u017F\\u212A]{16,})\\b");

  /** {@code (?i)\b(api[_-]?key|token|secret|password)\b(\s*[:=]\s*)(["']?)[^\s"']{8,}} */
  private static final Pattern ASSIGNMENT =
      unicode(
          "\\b((?:%s[_-]?%s|%s|%s|%s))\\b(\\s*+[:=]\\s*+)([\"']?+)[^\\s\"']{8,}+"
              .formatted(
                  anyCase("api"),
                  anyCase("key"),
                  anyCase("token"),
                  anyCase("secret"),
                  anyCase("password")));

  private static final RedactionPass API_KEYS =
      new RedactionPass(new LeadingKeywords.Exactly("sk-"), API_KEY, match -> MARKER);

  private static final RedactionPass AWS_KEY_IDS =
      new RedactionPass(new LeadingKeywords.Exactly("AKIA"), AWS_KEY_ID, match -> MARKER);

  private static final RedactionPass BEARERS =
      new RedactionPass(
          new LeadingKeywords.IgnoringCase("bearer"), BEARER, match -> "Bearer " + MARKER);

  private static final RedactionPass ASSIGNMENTS =
      new RedactionPass(
          new LeadingKeywords.IgnoringCase("api", "token", "secret", "password"),
          ASSIGNMENT,
          match -> match.group(1) + match.group(2) + match.group(3) + MARKER);

  @Override
  public String redact(String text) {
    String redacted = text;
    for (RedactionPass pass : List.of(API_KEYS, AWS_KEY_IDS, BEARERS, ASSIGNMENTS)) {
      redacted = pass.apply(redacted);
    }
    return redacted;
  }

  /**
   * What the passes take, each of the text itself, as rules; but a name such as {@code task-} and
   * 20 letters or digits is no key, and no plain word or placeholder is a value: where the
   * reference cuts plain words (product.md 4).
   */
  static List<SecretRule> sparingPlainWords() {
    return List.of(
        new ReferenceRule(
            List.of("sk-"),
            KeywordPattern.beginningWithKeyword(API_KEY),
            (text, match, found) -> {
              if (!endsPlainWord(text, match.start())) {
                found.accept(new SecretSpan(match.start(), match.end()));
              }
            }),
        new ReferenceRule(
            List.of("akia"),
            KeywordPattern.beginningWithKeyword(AWS_KEY_ID),
            (_, match, found) -> found.accept(new SecretSpan(match.start(), match.end()))),
        new ReferenceRule(
            List.of("bearer"),
            KeywordPattern.beginningWithKeyword(BEARER),
            (_, match, found) -> found.accept(new SecretSpan(match.start(1), match.end(1)))),
        new ReferenceRule(
            List.of("api", "token", "secret", "password"),
            KeywordPattern.beginningWithKeyword(ASSIGNMENT),
            ReferencePasses::findAssigned));
  }

  private static void findAssigned(String text, MatchResult match, Consumer<SecretSpan> found) {
    int start = match.end(3);
    int end = AssignedValue.end(text, start);
    boolean quoted = match.start(3) < match.end(3);
    if (!AssignedValue.isPlain(text, start, end, quoted, match.group(2))) {
      boolean longEnough = text.codePointCount(start, end) >= SHORTEST_VALUE;
      found.accept(new SecretSpan(start, longEnough ? end : match.end()));
    }
  }

  private static boolean endsPlainWord(String text, int end) {
    return PLAIN_WORD_BEFORE
        .matcher(text)
        .useTransparentBounds(true)
        .region(Math.max(0, end - "sk".length()), end)
        .lookingAt();
  }

  private static Pattern unicode(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static String anyCase(String word) {
    return SimpleCaseFolding.regex(word);
  }
}
