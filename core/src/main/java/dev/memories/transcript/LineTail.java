package dev.memories.transcript;

import dev.memories.rollout.HistoryLine;
import dev.memories.rollout.LastLines;
import dev.memories.text.Utf8Budget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tail that keeps unparsed lines and parses them only at the end. It is fast, since dropped lines
 * are never parsed.
 *
 * <p>It keeps too little when most of the bytes in the lines do not become items: image data, or
 * kinds that the filter drops.
 */
final class LineTail implements TranscriptTail {
  /** Bytes of lines to keep for each byte of items: 12 MB for the reference's limit. */
  private static final int LINE_BYTES_PER_BYTE = 18;

  /** The same, counting the lines without items in between: 32 MB for the reference's limit. */
  private static final int REACH_BYTES_PER_BYTE = 48;

  private static final int MAX_BYTES = 12 << 20;

  private final Function<HistoryLine, Optional<String>> item;
  private final long reachBytes;
  private final LastLines lines;
  private boolean skipped;

  private LineTail(Function<HistoryLine, Optional<String>> item, int minBytes, long reachBytes) {
    this.item = item;
    this.reachBytes = reachBytes;
    this.lines = new LastLines((int) Math.min(MAX_BYTES, (long) LINE_BYTES_PER_BYTE * minBytes));
  }

  /** A tail for the end of the rollout only; enough for most rollouts. */
  static LineTail near(Function<HistoryLine, Optional<String>> item, int minBytes) {
    return new LineTail(item, minBytes, (long) REACH_BYTES_PER_BYTE * minBytes);
  }

  /** A tail for the whole rollout. */
  static LineTail far(Function<HistoryLine, Optional<String>> item, int minBytes) {
    return new LineTail(item, minBytes, Long.MAX_VALUE);
  }

  @Override
  public long reachBytes() {
    return reachBytes;
  }

  @Override
  public void markSkipped() {
    skipped = true;
  }

  @Override
  public int add(HistoryLine line) {
    lines.add(line);
    return 0;
  }

  @Override
  public boolean isWhole() {
    return lines.isWhole() && !skipped;
  }

  @Override
  public Optional<List<String>> items(int minBytes) {
    List<String> items = new ArrayList<>();
    long written = 0;
    Iterator<HistoryLine> backwards = lines.backwards();
    while (backwards.hasNext() && (isWhole() || written < minBytes)) {
      Optional<String> json = item.apply(backwards.next());
      json.ifPresent(items::add);
      written += json.map(Utf8Budget::length).orElse(0L);
    }
    Collections.reverse(items);
    return isWhole() || written >= minBytes ? Optional.of(items) : Optional.empty();
  }
}
