package dev.memories.rollout;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.LinePrefix;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.rollout.lineage.OwnedLines;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.ContentFingerprint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a rollout that a transcript is made of, unparsed: response items and compactions,
 * the session's own (product.md 3, "Forks").
 */
public final class HistoryReader implements Closeable {
  private final OwnedLines lines;
  private final Set<ItemKind> kinds;

  private HistoryReader(OwnedLines lines, Set<ItemKind> kinds) {
    this.lines = lines;
    this.kinds = kinds;
  }

  /**
   * Opens the rollout, or its sibling with or without {@code .zst}.
   *
   * @param kinds what is wanted; lines of other kinds may be left out, as far as their first bytes
   *     tell
   * @throws java.nio.file.NoSuchFileException when neither is there
   */
  public static HistoryReader open(Path rollout, Lineage lineage, Set<ItemKind> kinds)
      throws IOException {
    return new HistoryReader(OwnedLines.open(rollout, lineage), Set.copyOf(kinds));
  }

  /**
   * The next line that may hold an item, null at the end of the file.
   *
   * <p>It holds until the next call.
   */
  public @Nullable HistoryLine next() throws IOException {
    while (lines.next()) {
      RolloutLines line = lines.line();
      if (lines.owner() != LineOwner.PARENT && mayHoldAnItem(line)) {
        return new HistoryLine(line.bytes(), line.from(), line.to());
      }
    }
    return null;
  }

  /**
   * Passes over the middle of the rollout unread, so that only its last so many bytes follow; false
   * when there is no middle or it has to be read.
   */
  public boolean skipToLast(long bytes) throws IOException {
    return lines.skipToLast(bytes);
  }

  private boolean mayHoldAnItem(RolloutLines line) {
    LinePrefix prefix = LinePrefix.of(line);
    @Nullable LineKind kind = prefix.kind();
    return kind == null
        || kind == LineKind.COMPACTED
        || (kind == LineKind.RESPONSE && mayBeWanted(prefix));
  }

  private boolean mayBeWanted(LinePrefix response) {
    if (kinds.size() == ItemKind.values().length) {
      return true;
    }
    @Nullable ItemKind kind = response.itemKind();
    return kind == null || kinds.contains(kind);
  }

  /** How much of the rollout itself was read so far; null before the first whole line. */
  public @Nullable ContentFingerprint fingerprint() {
    return lines.rollout().fingerprint();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
