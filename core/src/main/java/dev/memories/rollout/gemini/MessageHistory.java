package dev.memories.rollout.gemini;

import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.lines.RolloutLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which lines of a log count: a line takes the place of an earlier one with its id, and a rewind
 * removes a message with all that followed.
 */
final class MessageHistory {
  /** Lines after so many are not looked at, which bounds the memory; they count. */
  private static final int MOST_LINES = 400_000;

  private final Set<Long> replaced = new HashSet<>();

  private MessageHistory(RolloutLines lines) throws IOException {
    Map<String, Long> byId = new LinkedHashMap<>();
    for (int read = 0; read < MOST_LINES && lines.nextNotBlank(); read++) {
      String id = MessageLine.id(lines);
      String target = MessageLine.rewindsTo(lines);
      if (id != null) {
        Long earlier = byId.put(id, lines.number());
        if (earlier != null) {
          replaced.add(earlier);
        }
      } else if (target != null && byId.containsKey(target)) {
        long from = byId.get(target);
        byId.values().stream().filter(line -> line >= from).forEach(replaced::add);
        byId.values().removeIf(line -> line >= from);
      }
    }
  }

  static MessageHistory of(Path log) throws IOException {
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(log), 0, 0)) {
      return new MessageHistory(lines);
    }
  }

  /** Whether a later line took the place of this one, or removed it. */
  boolean isReplaced(long line) {
    return replaced.contains(line);
  }
}
