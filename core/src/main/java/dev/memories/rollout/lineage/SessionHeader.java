package dev.memories.rollout.lineage;

import dev.memories.rollout.codex.CodexLine;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.item.RolloutItem.Meta;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.lines.RolloutLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The header of a rollout: its first line that is not blank. */
final class SessionHeader {
  private SessionHeader() {}

  /** The header on this line; empty when the line is not a readable header. */
  static Optional<SessionMeta> at(RolloutLines line) {
    CodexLine parsed = CodexLine.parse(line.bytes(), line.from(), line.to());
    return parsed.item() instanceof Meta(var meta) ? Optional.of(meta) : Optional.empty();
  }

  /** The header of a file; empty when it has no readable one. */
  static Optional<SessionMeta> of(Path rollout) throws IOException {
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(rollout), 0, 0)) {
      return lines.nextNotBlank() ? at(lines) : Optional.empty();
    }
  }
}
