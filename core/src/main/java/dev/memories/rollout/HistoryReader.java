package dev.memories.rollout;

import dev.memories.rollout.codex.CodexLinePrefix;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.rollout.lineage.OwnedLines;
import dev.memories.rollout.lines.LogLine;
import dev.memories.session.ContentFingerprint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the lines that make a transcript: response items and compactions of the session itself,
 * unparsed (docs/spec/product.md 3.2).
 */
public final class HistoryReader implements Closeable {
  private final OwnedLines lines;
  private final Set<ItemKind> kinds;

  private HistoryReader(OwnedLines lines, Set<ItemKind> kinds) {
    this.lines = lines;
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * Opens a rollout, or its sibling with or without {@code .zst}.
   *
   * @param kinds the kinds of item that are needed; lines whose first bytes show another kind may
   *     be left out
   * @throws java.nio.file.NoSuchFileException when neither file exists
   */
  public static HistoryReader open(Path rollout, Lineage lineage, Set<ItemKind> kinds)
      throws IOException {
    return new HistoryReader(OwnedLines.open(rollout, lineage), kinds);
  }

  /**
   * The next line that may hold an item; null at the end of the file.
   *
   * <p>The line is valid until the next call.
   */
  public @Nullable HistoryLine next() throws IOException {
    while (lines.next()) {
      LogLine line = lines.line();
      if (lines.owner() != LineOwner.PARENT && mayHoldAnItem(line)) {
        return new HistoryLine(line.bytes(), line.from(), line.to());
      }
    }
    return null;
  }

  /**
   * Skips the middle of the rollout, so that only its last {@code bytes} bytes follow.
   *
   * @return false, without skipping, when there is no middle or it has to be read
   */
  public boolean skipToLast(long bytes) throws IOException {
    return lines.skipToLast(bytes);
  }

  private boolean mayHoldAnItem(LogLine line) {
    CodexLinePrefix prefix = CodexLinePrefix.of(line);
    @Nullable LineKind kind = prefix.kind();
    return kind == null
        || kind == LineKind.COMPACTED
        || (kind == LineKind.RESPONSE && mayBeNeeded(prefix));
  }

  private boolean mayBeNeeded(CodexLinePrefix response) {
    if (kinds.size() == ItemKind.values().length) {
      return true;
    }
    @Nullable ItemKind kind = response.itemKind();
    return kind == null || kinds.contains(kind);
  }

  /** See {@link RolloutReader#fingerprint()}. */
  public @Nullable ContentFingerprint fingerprint() {
    return lines.rollout().fingerprint();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
