package dev.memories.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a rollout that a transcript is made of, unparsed: response items and compactions,
 * the session's own (product.md 3, "Forks").
 */
public final class HistoryReader implements Closeable {
  private final OwnedLines lines;
  private final Reading reading;

  private HistoryReader(OwnedLines lines, Reading reading) {
    this.lines = lines;
    this.reading = reading;
  }

  /**
   * Opens the rollout, or its sibling with or without {@code .zst}.
   *
   * @throws java.nio.file.NoSuchFileException when neither is there
   */
  public static HistoryReader open(Path rollout, Lineage lineage, Reading reading)
      throws IOException {
    return new HistoryReader(OwnedLines.open(rollout, lineage), reading);
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
        return new HistoryLine(line.bytes(), line.from(), line.to(), reading);
      }
    }
    return null;
  }

  private boolean mayHoldAnItem(RolloutLines line) throws IOException {
    if (reading == Reading.STRICT) {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes(), line.from(), line.length()));
      return true;
    }
    @Nullable LineKind kind = LinePrefix.of(line).kind();
    return kind == null || kind == LineKind.RESPONSE || kind == LineKind.COMPACTED;
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
