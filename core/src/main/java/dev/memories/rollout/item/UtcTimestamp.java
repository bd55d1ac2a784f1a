package dev.memories.rollout.item;

import static dev.memories.text.DigitPattern.number;

import dev.memories.text.DigitPattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Parser of the timestamps in rollouts: {@code 2026-01-05T08:00:00.000Z}.
 *
 * <p>Written by hand, because {@link Instant#parse} takes as long as the rest of the line.
 */
public final class UtcTimestamp {
  private static final DigitPattern FORM = new DigitPattern("0000-00-00T00:00:00.000Z");

  private UtcTimestamp() {}

  /**
   * Parses a text in this form, or in any other that {@link Instant#parse} accepts.
   *
   * @throws DateTimeException when the text is no time
   */
  public static Instant parse(String text) {
    return isUsual(text) ? parseUsual(text) : Instant.parse(text);
  }

  /** Parses a text; null when it is null or no time. */
  public static @Nullable Instant tryParse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return parse(text);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Leap seconds and 24:00 are left to {@link Instant#parse}. */
  private static boolean isUsual(String text) {
    return FORM.fits(text) && number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
  }

  private static Instant parseUsual(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            number(text, 20, 23) * 1_000_000)
        .toInstant(ZoneOffset.UTC);
  }
}
