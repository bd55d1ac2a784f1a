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
 * The lines of a session, blank ones left out, each with whose it is.
 *
 * <p>After a revert the session's earlier files come first, up to where it was reverted to. Of a
 * fork that refers to its parent by {@code history_base}, the parent's file is not read: its lines
 * are context that nobody extracts.
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

  /** Goes to the next line that is not blank; false at the end. */
  public boolean next() throws IOException {
    return nextEarlier() || nextOfRollout();
  }

  /**
   * Passes unread to where the last so many bytes begin; false when that is not ahead, or cannot be
   * told without reading (a compressed file that does not say how long it is, a copy of a parent's
   * lines not at its end).
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

  /** The line, in its own file. */
  public RolloutLines line() {
    return lines;
  }

  /** The session's rollout, wherever the lines are. */
  public RolloutLines rollout() {
    return rollout;
  }

  public LineOwner owner() {
    return owner;
  }

  @Override
  public void close() throws IOException {
    try (RolloutLines _ = rollout;
        RolloutLines _ = lines;
        CopiedPrefix _ = copied) {
      // Closing is all.
    }
  }
}
