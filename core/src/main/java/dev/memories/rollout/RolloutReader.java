package dev.memories.rollout;

import dev.memories.rollout.codex.CodexLine;
import dev.memories.rollout.codex.CodexLinePrefix;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.RolloutItem.Malformed;
import dev.memories.rollout.item.UtcTimestamp;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.rollout.lineage.OwnedLines;
import dev.memories.rollout.lines.LogLine;
import dev.memories.session.ContentFingerprint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reader of a rollout, line by line in bounded memory, plain or compressed.
 *
 * <p>A line that cannot be parsed is an entry too ({@link Malformed}). Blank lines are left out,
 * but count in the line numbers.
 */
public final class RolloutReader implements Closeable {
  private final OwnedLines lines;
  private final Set<LineKind> kinds;
  private final Set<ItemKind> items;
  private long damagedLines;

  private RolloutReader(OwnedLines lines, Set<LineKind> kinds, Set<ItemKind> items) {
    this.lines = lines;
    this.kinds = EnumSet.copyOf(kinds);
    this.items = EnumSet.copyOf(items);
  }

  /**
   * Opens a rollout, or its sibling with or without {@code .zst}, for lines of all kinds. Lines
   * that were copied from a parent count as the session's own.
   *
   * @throws java.nio.file.NoSuchFileException when neither file exists
   */
  public static RolloutReader open(Path rollout) throws IOException {
    return open(rollout, EnumSet.allOf(LineKind.class), Lineage.unknown());
  }

  /**
   * Opens a rollout for lines of some kinds, and malformed lines. Lines whose first bytes show
   * another kind are skipped without being parsed.
   */
  public static RolloutReader open(Path rollout, Set<LineKind> kinds) throws IOException {
    return open(rollout, kinds, Lineage.unknown());
  }

  /**
   * Opens a rollout together with the files that it continues.
   *
   * <p>The {@link RolloutEntry#owner} of an entry tells lines that a fork copied from its parent,
   * and lines of earlier files of a reverted session. The latter come first, up to the point of the
   * revert, and have the line numbers of their own file.
   */
  public static RolloutReader open(Path rollout, Set<LineKind> kinds, Lineage lineage)
      throws IOException {
    return open(rollout, kinds, EnumSet.allOf(ItemKind.class), lineage);
  }

  /**
   * The same, for some kinds of response item. Other items are skipped where the first bytes of
   * their lines show the kind.
   */
  public static RolloutReader open(
      Path rollout, Set<LineKind> kinds, Set<ItemKind> items, Lineage lineage) throws IOException {
    return new RolloutReader(OwnedLines.open(rollout, lineage), kinds, items);
  }

  /** The next entry; null at the end of the file. */
  public @Nullable RolloutEntry next() throws IOException {
    while (lines.next()) {
      LogLine line = lines.line();
      if (isOfOtherKind(line)) {
        continue;
      }
      RolloutEntry entry = parse(line);
      if (entry.item() instanceof Malformed || kinds.contains(LineKind.of(entry.item()))) {
        return entry;
      }
    }
    return null;
  }

  private boolean isOfOtherKind(LogLine line) {
    CodexLinePrefix prefix = CodexLinePrefix.of(line);
    @Nullable LineKind kind = prefix.kind();
    if (kind == null || !kinds.contains(kind)) {
      return kind != null;
    }
    @Nullable ItemKind item = kind == LineKind.RESPONSE ? prefix.itemKind() : null;
    return item != null && !items.contains(item);
  }

  private RolloutEntry parse(LogLine line) {
    CodexLine parsed = CodexLine.parse(line.bytes(), line.from(), line.to());
    // A line without an end is being written, or will be.
    if (parsed.damaged() && lines.owner() == LineOwner.SESSION && line.isWhole()) {
      damagedLines++;
    }
    return new RolloutEntry(
        line.number(), UtcTimestamp.tryParse(parsed.timestamp()), parsed.item(), lines.owner());
  }

  /** How many of the session's own lines so far could not be read, or not wholly. */
  public long damagedLines() {
    return damagedLines;
  }

  /**
   * The length and last line of the rollout, as far as it was read; null before the first whole
   * line. At the end of the file it equals the fingerprint in the index.
   */
  public @Nullable ContentFingerprint fingerprint() {
    return lines.rollout().fingerprint();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
