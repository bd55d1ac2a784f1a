package dev.memories.redact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The four passes of the reference, each over the result of the one before (reference.md 1k 6).
 *
 * <p>Loops are possessive wherever giving characters back cannot help: no text makes them slow or
 * overflows the stack.
 */
final class ReferencePasses implements SecretRedactor {
  private static final String SECRET = "[REDACTED_SECRET]";

  /** {@code sk-[A-Za-z0-9]{20,}} */
  private static final Pattern API_KEY = Pattern.compile("sk-[A-Za-z0-9]{20,}+");

  /** {@code \bAKIA[0-9A-Z]{16}\b} */
  private static final Pattern AWS_KEY_ID = unicode("\\bAKIA[0-9A-Z]{16}\\b");

  /** {@code (?i)\bBearer\s+[A-Za-z0-9._\-]{16,}\b}: the run gives back until a boundary fits. */
  private static final Pattern BEARER =
      unicode("\\b" + anyCase("bearer") + "\\s++[A-Za-z0-9._\\-\\u017F\\u212A]{16,}\\b");

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

  private static final List<RedactionPass> AFTER_THE_FIRST =
      List.of(
          new RedactionPass(new Keywords.Exactly("AKIA"), AWS_KEY_ID, match -> SECRET),
          new RedactionPass(
              new Keywords.IgnoringCase("bearer"), BEARER, match -> "Bearer " + SECRET),
          new RedactionPass(
              new Keywords.IgnoringCase("api", "token", "secret", "password"),
              ASSIGNMENT,
              match -> match.group(1) + match.group(2) + match.group(3) + SECRET));

  static final SecretRedactor EXACT = new ReferencePasses(API_KEY);

  /**
   * The same, but a name such as {@code task-} and 20 letters or digits is no key: the known false
   * positive of the first pass (product.md 4).
   */
  static final SecretRedactor SPARING_PLAIN_WORDS =
      new ReferencePasses(
          Pattern.compile("(?<!(?<![A-Za-z])(?:[Tt]a|[Dd]i|[Rr]i))" + API_KEY.pattern()));

  private final RedactionPass first;

  private ReferencePasses(Pattern apiKey) {
    first = new RedactionPass(new Keywords.Exactly("sk-"), apiKey, match -> SECRET);
  }

  @Override
  public String redact(String text) {
    String redacted = first.apply(text);
    for (RedactionPass pass : AFTER_THE_FIRST) {
      redacted = pass.apply(redacted);
    }
    return redacted;
  }

  private static Pattern unicode(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static String anyCase(String word) {
    return SimpleCaseFolding.regex(word);
  }
}
