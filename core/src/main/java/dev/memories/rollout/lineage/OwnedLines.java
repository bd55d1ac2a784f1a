package dev.memories.rollout.lineage;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.lines.RolloutLines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a session that are not blank, each with its owner.
 *
 * <p>After a revert the session's earlier files come first, up to the point of the revert. When a
 * fork names its parent by {@code history_base}, the parent's file is not read: nothing is
 * extracted from its lines.
 */
public final class OwnedLines implements Closeable {
  private final Path file;
  private final RolloutLines rollout;
  private final Iterator<RevertedPart> earlier;
  private final @Nullable CopiedPrefix copied;
  private @Nullable RevertedPart part;
  private RolloutLines lines;
  private LineOwner owner = LineOwner.SESSION;
  private boolean atHeader;

  private OwnedLines(RolloutLines rollout, Path file, Lineage lineage) throws IOException {
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

  public static OwnedLines open(Path file, Lineage lineage) throws IOException {
    RolloutLines rollout = new RolloutLines(RolloutFile.open(file), 0, 0);
    try {
      return new OwnedLines(rollout, file, lineage);
    } catch (IOException e) {
      rollout.close();
      throw e;
    }
  }

  /** Moves to the next line that is not blank; false at the end. */
  public boolean next() throws IOException {
    return nextEarlier() || nextOfRollout();
  }

  /**
   * Skips to the last {@code bytes} bytes of the rollout.
   *
   * @return false, without skipping, when that position is not ahead, or is unknown without
   *     reading: a compressed file may not state its length, and copied lines must be compared one
   *     by one
   */
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

  /** The current line, with number and offset in its own file. */
  public RolloutLines line() {
    return lines;
  }

  /** The lines of the session's rollout, even while those of an earlier file are read. */
  public RolloutLines rollout() {
    return rollout;
  }

  /** The owner of the current line. */
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
