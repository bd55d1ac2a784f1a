package dev.memories.redact;

import dev.memories.redact.scan.SecretSpan;

/**
 * Replaces the secrets in a text by {@code [REDACTED_SECRET]}.
 *
 * <p>Thread-safe and idempotent. The time is proportional to the length of the text, whatever it
 * contains.
 */
@FunctionalInterface
public interface SecretRedactor {
  /** The text that replaces every secret. */
  String MARKER = SecretSpan.MARKER;

  /** The text without its secrets; the same string object when there were none. */
  String redact(String text);

  /**
   * The product's redactor, for everything that is stored, shown or sent (docs/spec/product.md
   * 4.9).
   *
   * <p>Its rules are loaded with the first text, so that a command that redacts nothing does not
   * pay for them.
   */
  static SecretRedactor product() {
    return text -> text.isEmpty() ? text : WideRedactor.instance().redact(text);
  }
}
