package dev.memories.rollout.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.item.LinePrefix;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.item.RolloutItems;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.SessionId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a fork that are a copy of its parent's (codex-homes.md 1).
 *
 * <p>A copy follows the fork's own header, in the parent's order, with new timestamps and ordinals.
 * The first line that differs ends it. A sub-agent's header may say by ordinal where its own lines
 * begin.
 */
final class CopiedPrefix implements Closeable {
  private final long ownFromOrdinal;
  private @Nullable RolloutLines parent;

  private CopiedPrefix(long ownFromOrdinal, @Nullable RolloutLines parent) {
    this.ownFromOrdinal = ownFromOrdinal;
    this.parent = parent;
  }

  /** The prefix after this header; nothing is copied when the parent cannot be found. */
  static CopiedPrefix after(SessionMeta meta, Lineage lineage) throws IOException {
    long ownFromOrdinal = meta.ancestry().ownFromOrdinal();
    SessionId forkedFrom = meta.ancestry().forkedFrom();
    if (ownFromOrdinal > 0 || forkedFrom == null || meta.ancestry().historyBase() != null) {
      return new CopiedPrefix(ownFromOrdinal, null);
    }
    for (Path file : lineage.filesOf(forkedFrom)) {
      try {
        return new CopiedPrefix(0, new RolloutLines(RolloutFile.open(file), 0, 0));
      } catch (NoSuchFileException _) {
        // Gone since it was found: the next of its files, else everything is the fork's own.
      }
    }
    return new CopiedPrefix(0, null);
  }

  /** Whether what follows is the fork's own, however much of it is passed over. */
  boolean isOver() {
    return parent == null;
  }

  /** Whether this line, the next of the fork, is its parent's. */
  boolean covers(RolloutLines line) throws IOException {
    if (ownFromOrdinal > 0) {
      long ordinal = LinePrefix.of(line).ordinal();
      return ordinal >= 0 && ordinal < ownFromOrdinal;
    }
    if (parent == null) {
      return false;
    }
    if (parent.next() && same(line, parent)) {
      return true;
    }
    close();
    return false;
  }

  private static boolean same(RolloutLines line, RolloutLines other) {
    int body = LinePrefix.of(line).body();
    int otherBody = LinePrefix.of(other).body();
    return Arrays.equals(line.bytes(), body, line.to(), other.bytes(), otherBody, other.to())
        || saysTheSame(line, other);
  }

  /** A newer release may write a copied line with fields more or fewer. */
  private static boolean saysTheSame(RolloutLines line, RolloutLines other) {
    if (LinePrefix.of(line).kind() != LinePrefix.of(other).kind()) {
      return false;
    }
    try {
      return RolloutItems.read(parse(line)).equals(RolloutItems.read(parse(other)));
    } catch (JsonProcessingException _) {
      return false;
    }
  }

  private static Obj parse(RolloutLines line) throws JsonProcessingException {
    return JsonLines.parse(line.bytes(), line.from(), line.to(), Set.of());
  }

  @Override
  public void close() throws IOException {
    if (parent != null) {
      parent.close();
      parent = null;
    }
  }
}
