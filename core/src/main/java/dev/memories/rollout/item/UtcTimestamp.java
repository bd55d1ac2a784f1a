package dev.memories.rollout.item;

import static dev.memories.text.DigitPattern.number;

import dev.memories.text.DigitPattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times as Codex writes them into each line: {@code 2026-01-05T08:00:00.000Z}.
 *
 * <p>Read by hand: the general parser takes as long as reading the rest of a line.
 */
public final class UtcTimestamp {
  private static final DigitPattern FORM = new DigitPattern("0000-00-00T00:00:00.000Z");

  private UtcTimestamp() {}

  /**
   * The time that a text names, in this form or any other that {@link Instant#parse} takes.
   *
   * @throws DateTimeException when it names none
   */
  public static Instant parse(String text) {
    return isOfForm(text) ? ofForm(text) : Instant.parse(text);
  }

  /** The time that a text names; null when the text is null or names none. */
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

  /** A leap second and midnight at a day's end are left to the general parser. */
  private static boolean isOfForm(String text) {
    return FORM.fits(text) && number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
  }

  private static Instant ofForm(String text) {
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
