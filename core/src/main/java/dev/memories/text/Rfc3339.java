package dev.memories.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Times as the reference writes them: {@code 2026-02-09T16:16:03+00:00}.
 *
 * <p>UTC with {@code +00:00} rather than {@code Z}; a fraction only when it is not zero, of 3, 6 or
 * 9 digits (reference.md 1m).
 */
public final class Rfc3339 {
  private Rfc3339() {}

  public static String format(Instant time) {
    String zulu = time.toString();
    return zulu.substring(0, zulu.length() - 1) + "+00:00";
  }

  /** The time that a text with any offset names, {@code Z} included; empty when it names none. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
