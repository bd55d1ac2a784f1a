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
 * Keeps the last lines unparsed: what is let go was never parsed, which makes it fast.
 *
 * <p>Falls short where little of a line is kept (image data, kinds that the filter drops).
 */
final class LineTail implements TranscriptTail {
  /** How many times as long lines may be than what is kept of them: 12 MB for the reference's. */
  private static final int LINE_BYTES_A_BYTE = 18;

  /** The same with the lines between them that hold no items: 32 MB. */
  private static final int REACH_BYTES_A_BYTE = 48;

  private static final int MAX_BYTES = 12 << 20;

  private final Function<HistoryLine, Optional<String>> item;
  private final long reachBytes;
  private final LastLines lines;

  private LineTail(Function<HistoryLine, Optional<String>> item, int minBytes, long reachBytes) {
    this.item = item;
    this.reachBytes = reachBytes;
    this.lines = new LastLines((int) Math.min(MAX_BYTES, (long) LINE_BYTES_A_BYTE * minBytes));
  }

  /** Of the end of a rollout, as much as most have to spare for so many bytes of items. */
  static LineTail near(Function<HistoryLine, Optional<String>> item, int minBytes) {
    return new LineTail(item, minBytes, (long) REACH_BYTES_A_BYTE * minBytes);
  }

  /** Of the whole rollout. */
  static LineTail far(Function<HistoryLine, Optional<String>> item, int minBytes) {
    return new LineTail(item, minBytes, Long.MAX_VALUE);
  }

  @Override
  public long reachBytes() {
    return reachBytes;
  }

  @Override
  public void leaveOut() {
    lines.leaveOut();
  }

  @Override
  public int add(HistoryLine line) {
    lines.add(line);
    return 0;
  }

  @Override
  public boolean isWhole() {
    return lines.isWhole();
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
