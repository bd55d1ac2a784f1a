package dev.memories.codex;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.SessionId;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that users gave to sessions, from {@code session_index.jsonl}. The last line of a
 * session counts.
 */
final class SessionNames {
  static final String FILE = "session_index.jsonl";

  private SessionNames() {}

  /** Reads the names; a missing file and malformed lines are fine. */
  static Map<SessionId, String> of(Path codexHome) throws IOException {
    Path file = codexHome.resolve(FILE);
    Map<SessionId, String> names = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return names;
    }
    try (RolloutLines lines = new RolloutLines(PlainFile.open(file), 0, 0)) {
      while (lines.nextNotBlank()) {
        Obj line = parse(lines);
        Optional<SessionId> id = SessionId.parse(line.textOr("id", ""));
        String name = line.textOr("thread_name", "");
        if (id.isPresent() && !name.isBlank()) {
          names.put(id.get(), name);
        }
      }
    }
    return names;
  }

  private static Obj parse(RolloutLines lines) {
    try {
      return JsonLines.parse(lines.bytes(), lines.from(), lines.to(), Set.of());
    } catch (JsonProcessingException _) {
      return new Obj(Map.of());
    }
  }
}
