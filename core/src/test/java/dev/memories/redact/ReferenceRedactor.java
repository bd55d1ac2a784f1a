package dev.memories.redact;

import java.util.regex.Pattern;

/**
 * The reference's redactor: four passes, each over the result of the last (docs/spec/rules.md 8).
 */
public final class ReferenceRedactor implements SecretRedactor {
  /** {@code (?i)\b(api[_-]?key|token|secret|password)\b(\s*[:=]\s*)(["']?)[^\s"']{8,}} */
  private static final Pattern ASSIGNMENT =
      ReferenceRules.unicode(
          "\\b((?:%s[_-]?%s|%s|%s|%s))\\b(\\s*+[:=]\\s*+)([\"']?+)[^\\s\"']{8,}+"
              .formatted(
                  ReferenceRules.anyCase("api"),
                  ReferenceRules.anyCase("key"),
                  ReferenceRules.anyCase("token"),
                  ReferenceRules.anyCase("secret"),
                  ReferenceRules.anyCase("password")));

  @Override
  public String redact(String text) {
    String keys = ReferenceRules.API_KEY.matcher(text).replaceAll(MARKER);
    String ids = ReferenceRules.AWS_KEY_ID.matcher(keys).replaceAll(MARKER);
    String bearers = ReferenceRules.BEARER.matcher(ids).replaceAll("Bearer " + MARKER);
    return ASSIGNMENT.matcher(bearers).replaceAll("$1$2$3" + MARKER);
  }
}
