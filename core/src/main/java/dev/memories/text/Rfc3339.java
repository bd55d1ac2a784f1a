package dev.memories.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Formatter and parser of times as the reference writes them: {@code 2026-02-09T16:16:03+00:00}.
 *
 * <p>Times are in UTC, with {@code +00:00} rather than {@code Z}. A fraction is written only when
 * it is not zero, with 3, 6 or 9 digits (docs/spec/rules.md 9.3).
 */
public final class Rfc3339 {
  private Rfc3339() {}

  /** Formats a time in UTC. */
  public static String format(Instant time) {
    String zulu = time.toString();
    return zulu.substring(0, zulu.length() - 1) + "+00:00";
  }

  /** Parses a time with any offset, including {@code Z}; empty when the text is no time. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
