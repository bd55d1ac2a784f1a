package dev.memories.cli.output;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times as documents and piped tables do. */
public final class Timestamp {
  private Timestamp() {}

  /**
   * The time in UTC to the second, such as {@code 2026-02-09T16:16:03Z}.
   *
   * <p>Without the JDK's formatters, which take 2 ms to load.
   */
  public static String of(Instant time) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    return utc.toLocalDate()
        + "T"
        + twoDigits(utc.getHour())
        + ":"
        + twoDigits(utc.getMinute())
        + ":"
        + twoDigits(utc.getSecond())
        + "Z";
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
