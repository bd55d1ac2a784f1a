package dev.memories.cli.option;

import dev.memories.config.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** A time as a person writes it: {@code 2d} ago, a date in UTC, or an instant. */
sealed interface TimePoint {
  record Ago(Duration length) implements TimePoint {}

  record Day(LocalDate date) implements TimePoint {}

  record At(Instant instant) implements TimePoint {}

  static TimePoint parse(String text) {
    Optional<Duration> ago = DurationText.parse(text);
    if (ago.isPresent()) {
      return new Ago(ago.get());
    }
    try {
      return text.contains("T") ? new At(Instant.parse(text)) : new Day(LocalDate.parse(text));
    } catch (DateTimeException notATime) {
      throw new TypeConversionException(
          "\""
              + text
              + "\" is neither a length of time such as 2d or 1w nor a date such as"
              + " 2026-02-09");
    }
  }

  /** The first instant of it. */
  default Instant start(Instant now) {
    return switch (this) {
      case Ago(var length) -> now.minus(length);
      case Day(var date) -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
      case At(var instant) -> instant;
    };
  }

  /** The first instant after it. */
  default Instant end(Instant now) {
    return switch (this) {
      case Ago(var length) -> now.minus(length);
      case Day(var date) -> date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      case At(var instant) -> instant;
    };
  }
}
