package dev.memories.consolidate.offline;

import dev.memories.session.SessionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shortest unique prefixes of trace ids, at least 13 characters.
 *
 * <p>Shorter ones are ambiguous: the first eight characters of all UUIDs of one hour are the same
 * (docs/spec/contract.md 2.4).
 */
record TracePrefixes(Map<SessionId, String> byId) {
  private static final int SHORTEST = 13;

  static TracePrefixes of(List<SessionId> ids) {
    Map<SessionId, String> prefixes = new HashMap<>();
    for (SessionId id : ids) {
      int length = SHORTEST;
      while (length < id.value().length() && !isUnique(id.value().substring(0, length), ids)) {
        length++;
      }
      prefixes.put(id, id.value().substring(0, length));
    }
    return new TracePrefixes(Map.copyOf(prefixes));
  }

  private static boolean isUnique(String prefix, List<SessionId> ids) {
    return ids.stream().filter(id -> id.value().startsWith(prefix)).count() == 1;
  }

  /** A source as a bullet names it, with the last line, e.g. {@code 01a20297-7461 L66}. */
  String name(EntrySource source) {
    String id = byId.getOrDefault(source.id(), source.id().value());
    return source.lines().isEmpty() ? id : id + " L" + source.lines().getLast();
  }
}
