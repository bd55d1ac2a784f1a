package dev.memories.search;

import dev.memories.session.SessionId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sessions that bullets may cite by the beginning of an id, with their update times. */
public final class CitedSessions {
  private final TreeMap<String, Instant> times = new TreeMap<>();

  public void addAll(Map<SessionId, Instant> sessions) {
    sessions.forEach((id, updatedAt) -> times.put(id.value(), updatedAt));
  }

  /** The session whose id begins like this; null when there is none, or more than one. */
  Map.@Nullable Entry<String, Instant> find(String beginning) {
    Map.Entry<String, Instant> first = times.ceilingEntry(beginning);
    if (first == null || !first.getKey().startsWith(beginning)) {
      return null;
    }
    String second = times.higherKey(first.getKey());
    return second == null || !second.startsWith(beginning) ? first : null;
  }
}
