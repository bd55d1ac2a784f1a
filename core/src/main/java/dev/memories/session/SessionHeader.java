package dev.memories.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.session.RolloutItem.Meta;
import dev.memories.session.RolloutItem.SessionMeta;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The header of a rollout: its first line that is not blank. */
final class SessionHeader {
  private SessionHeader() {}

  /** Empty when the line is none that can be read. */
  static Optional<SessionMeta> at(RolloutLines line) {
    try {
      RolloutItem item =
          RolloutItems.read(
              JsonLines.parse(line.bytes(), line.from(), line.to(), RolloutReader.UNREAD));
      return item instanceof Meta(var meta) ? Optional.of(meta) : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  static Optional<SessionMeta> of(Path rollout) throws IOException {
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(rollout), 0, 0)) {
      return lines.nextNotBlank() ? at(lines) : Optional.empty();
    }
  }
}
