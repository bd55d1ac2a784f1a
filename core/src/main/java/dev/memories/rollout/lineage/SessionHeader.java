package dev.memories.rollout.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.RolloutItem.Meta;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.item.RolloutItems;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.RolloutLines;
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
              JsonLines.parse(line.bytes(), line.from(), line.to(), RolloutItems.UNREAD_FIELDS));
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
