package dev.memories.rollout.lineage;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.lines.RolloutLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a rollout of Codex.
 *
 * <p>After a revert the session's earlier files come first, up to the point of the revert. When a
 * fork names its parent by {@code history_base}, the parent's file is not read: nothing is
 * extracted from its lines.
 */
final class CodexOwnedLines implements OwnedLines {
  private final Path file;
  private final RolloutLines rollout;
  private final Iterator<RevertedPart> earlier;
  private final @Nullable CopiedPrefix copied;
  private @Nullable RevertedPart part;
  private RolloutLines lines;
  private LineOwner owner = LineOwner.SESSION;
  private boolean atHeader;

  private CodexOwnedLines(RolloutLines rollout, Path file, Lineage lineage) throws IOException {
    this.file = file;
    this.rollout = rollout;
    this.lines = rollout;
    this.atHeader = rollout.nextNotBlank();
    Optional<SessionMeta> meta = atHeader ? SessionHeader.at(rollout) : Optional.empty();
    this.earlier =
        meta.isPresent()
            ? RevertedPart.ofTheSameSession(meta.get(), file, lineage).iterator()
            : Collections.emptyIterator();
    this.copied = meta.isPresent() ? CopiedPrefix.after(meta.get(), lineage) : null;
  }

  static CodexOwnedLines open(Path file, Lineage lineage) throws IOException {
    RolloutLines rollout = new RolloutLines(RolloutFile.open(file), 0, 0);
    try {
      return new CodexOwnedLines(rollout, file, lineage);
    } catch (IOException e) {
      rollout.close();
      throw e;
    }
  }

  @Override
  public boolean next() throws IOException {
    return nextEarlier() || nextOfRollout();
  }

  /**
   * Not possible where the position is unknown without reading: a compressed file may not state its
   * length, and copied lines must be compared one by one.
   */
  @Override
  public boolean skipToLast(long bytes) throws IOException {
    Path found = RolloutFile.locate(file);
    OptionalLong length = RolloutFile.length(found);
    return !atHeader
        && (copied == null || copied.isOver())
        && length.isPresent()
        && rollout.skipTo(length.getAsLong() - bytes);
  }

  private boolean nextEarlier() throws IOException {
    while (part != null || earlier.hasNext()) {
      if (part == null) {
        part = earlier.next();
        lines = new RolloutLines(RolloutFile.open(part.file()), 0, 0);
        owner = LineOwner.EARLIER;
      }
      if (lines.nextNotBlank() && lines.offset() < part.endByteOffset()) {
        return true;
      }
      lines.close();
      lines = rollout;
      owner = LineOwner.SESSION;
      part = null;
    }
    return false;
  }

  private boolean nextOfRollout() throws IOException {
    if (atHeader) {
      atHeader = false;
      return true;
    }
    if (!rollout.nextNotBlank()) {
      return false;
    }
    owner = copied != null && copied.covers(rollout) ? LineOwner.PARENT : LineOwner.SESSION;
    return true;
  }

  @Override
  public RolloutLines line() {
    return lines;
  }

  @Override
  public RolloutLines rollout() {
    return rollout;
  }

  @Override
  public LineOwner owner() {
    return owner;
  }

  @Override
  public void close() throws IOException {
    try (RolloutLines _ = rollout;
        RolloutLines _ = lines;
        CopiedPrefix _ = copied) {
      // Closes all three, even if one of them fails.
    }
  }
}
