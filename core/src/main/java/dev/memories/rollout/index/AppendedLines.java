package dev.memories.rollout.index;

import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.index.RolloutFacts.Position;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.ContentFingerprint;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a plain rollout at the last line that an earlier scan read. */
final class AppendedLines {
  private AppendedLines() {}

  /**
   * The lines after that line; empty when the file is compressed, is shorter than before, or has
   * another line in that place.
   */
  static Optional<RolloutLines> open(Path rollout, Position position) throws IOException {
    Path file = RolloutFile.locate(rollout);
    ContentFingerprint read = position.content();
    if (read == null
        || !position.ownLines()
        || RolloutFile.isCompressed(file)
        || Files.size(file) < read.lengthBytes()) {
      return Optional.empty();
    }
    InputStream in = PlainFile.open(file);
    in.skipNBytes(position.lastLineOffset());
    RolloutLines lines = new RolloutLines(in, position.lastLineOffset(), position.lines() - 1);
    if (lines.next() && read.equals(lines.fingerprint())) {
      return Optional.of(lines);
    }
    lines.close();
    return Optional.empty();
  }
}
