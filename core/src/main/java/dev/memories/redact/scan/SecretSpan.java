package dev.memories.redact.scan;

/** The place of a secret in a text, in chars; {@code to} is exclusive. */
public record SecretSpan(int from, int to) {
  /** What stands in the place of a secret. */
  public static final String MARKER = "[REDACTED_SECRET]";
}
