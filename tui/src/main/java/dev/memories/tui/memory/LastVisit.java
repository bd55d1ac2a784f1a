package dev.memories.tui.memory;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When the user last looked at the dashboard, kept with the choices for the screen.
 *
 * @param at empty before the first time
 */
record LastVisit(Optional<Instant> at) {
  private static final String KEY = "seen";

  /** Looks within this time are one visit: who leaves and comes back still sees what is new. */
  private static final Duration ONE_VISIT = Duration.ofMinutes(30);

  static LastVisit of(Map<String, String> kept) {
    try {
      return new LastVisit(Optional.ofNullable(kept.get(KEY)).map(Instant::parse));
    } catch (DateTimeException noTime) {
      return new LastVisit(Optional.empty());
    }
  }

  boolean isOver(Instant now) {
    return at.isEmpty() || at.get().plus(ONE_VISIT).isBefore(now);
  }

  /** The choices with the time of this visit. */
  static Map<String, String> noting(Map<String, String> kept, Instant now) {
    Map<String, String> noted = new TreeMap<>(kept);
    noted.put(KEY, now.truncatedTo(ChronoUnit.SECONDS).toString());
    return noted;
  }

  /** New choices with the time that was kept before. */
  static Map<String, String> carried(Map<String, String> kept, Map<String, String> choices) {
    Map<String, String> carried = new TreeMap<>(choices);
    Optional.ofNullable(kept.get(KEY)).ifPresent(time -> carried.put(KEY, time));
    return carried;
  }
}
