package dev.memories.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes times relative to now, as people say them: {@code 5m ago}, {@code in 10m}. */
public record RelativeTime(Instant now) {
  /** A time further away is written as a date. */
  private static final Duration FURTHEST = Duration.ofDays(30);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  public String of(Instant time) {
    Duration since = Duration.between(time, now);
    if (since.abs().compareTo(FURTHEST) > 0) {
      return DATE.format(time);
    }
    String length = length(since.abs());
    return since.isNegative() ? "in " + length : length + " ago";
  }

  private static String length(Duration length) {
    if (length.toMinutes() < 1) {
      return length.toSeconds() + "s";
    }
    if (length.toHours() < 1) {
      return length.toMinutes() + "m";
    }
    return length.toDays() < 1 ? length.toHours() + "h" : length.toDays() + "d";
  }
}
