package dev.memories.redact;

/**
 * Replaces the secrets in a text by {@code [REDACTED_SECRET]}.
 *
 * <p>Thread-safe, and idempotent: redacted text stays as it is. Time grows with the length of the
 * text, whatever it holds.
 */
@FunctionalInterface
public interface SecretRedactor {
  /** What stands in the place of every secret. */
  String MARKER = "[REDACTED_SECRET]";

  /** The text without its secrets; the very same string when there were none. */
  String redact(String text);

  /** The four passes of reference.md 1k 6, exactly. */
  static SecretRedactor reference() {
    return new ReferencePasses();
  }

  /**
   * What everything that is stored or shown goes through (product.md 4).
   *
   * <p>Its rules are read with the first text: a command that redacts nothing does not pay for
   * them.
   */
  static SecretRedactor product() {
    return text -> text.isEmpty() ? text : WideRedactor.instance().redact(text);
  }
}
