package dev.memories.tui.memory;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When the user looked at the dashboard before, kept with the choices for the screen.
 *
 * @param at when the visit before this one began; empty for the first visit
 * @param isNew whether a visit begins now
 */
record LastVisit(Optional<Instant> at, boolean isNew) {
  /** When the present visit began, and the one before it. */
  private static final String SEEN = "seen";

  private static final String BEFORE = "seen_before";

  /** Looks within this time are one visit: who leaves and comes back still sees what is new. */
  private static final Duration ONE_VISIT = Duration.ofMinutes(30);

  static LastVisit of(Map<String, String> kept, Instant now) {
    Optional<Instant> seen = time(kept, SEEN);
    boolean goesOn = seen.filter(began -> began.plus(ONE_VISIT).isAfter(now)).isPresent();
    return goesOn ? new LastVisit(time(kept, BEFORE), false) : new LastVisit(seen, true);
  }

  private static Optional<Instant> time(Map<String, String> kept, String key) {
    try {
      return Optional.ofNullable(kept.get(key)).map(Instant::parse);
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** The choices, with a visit that begins now. */
  Map<String, String> noting(Map<String, String> kept, Instant now) {
    Map<String, String> noted = new TreeMap<>(kept);
    noted.put(SEEN, now.truncatedTo(ChronoUnit.SECONDS).toString());
    at.ifPresent(before -> noted.put(BEFORE, before.toString()));
    return noted;
  }

  /** New choices with the times that were kept before. */
  static Map<String, String> carried(Map<String, String> kept, Map<String, String> choices) {
    Map<String, String> carried = new TreeMap<>(choices);
    for (String key : List.of(SEEN, BEFORE)) {
      Optional.ofNullable(kept.get(key)).ifPresent(time -> carried.put(key, time));
    }
    return carried;
  }
}
