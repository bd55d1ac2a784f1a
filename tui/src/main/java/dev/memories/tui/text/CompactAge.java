package dev.memories.tui.text;

import java.time.Duration;
import java.time.Instant;

/**
 * The age of a point in time in a few letters: {@code now}, {@code 5m}, {@code 3h}, {@code 12d},
 * {@code 8w}, {@code 2y}.
 */
public final class CompactAge {
  private CompactAge() {}

  /** The age as a phrase: {@code just now}, {@code 5m ago}. */
  public static String ago(Instant then, Instant now) {
    String age = of(then, now);
    return age.equals("now") ? "just now" : age + " ago";
  }

  public static String of(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    long days = age.toDays();
    if (days >= 730) {
      return days / 365 + "y";
    }
    if (days >= 60) {
      return days / 7 + "w";
    }
    if (days >= 2) {
      return days + "d";
    }
    if (age.toHours() >= 1) {
      return age.toHours() + "h";
    }
    return age.toMinutes() >= 1 ? age.toMinutes() + "m" : "now";
  }
}
