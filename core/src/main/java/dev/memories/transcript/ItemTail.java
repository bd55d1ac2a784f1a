package dev.memories.transcript;

import dev.memories.rollout.HistoryLine;
import dev.memories.text.Utf8Budget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tail that parses every line and keeps the last items. It is slow, but right for any rollout.
 */
final class ItemTail implements TranscriptTail {
  private final Function<HistoryLine, Optional<String>> item;
  private final int minBytes;
  private final Deque<String> items = new ArrayDeque<>();
  private long bytes;
  private boolean whole = true;

  ItemTail(Function<HistoryLine, Optional<String>> item, int minBytes) {
    this.item = item;
    this.minBytes = minBytes;
  }

  @Override
  public int add(HistoryLine line) {
    Optional<String> json = item.apply(line);
    if (json.isEmpty()) {
      return 0;
    }
    items.addLast(json.get());
    bytes += Utf8Budget.length(json.get());
    while (bytes - Utf8Budget.length(items.getFirst()) >= 2L * minBytes) {
      bytes -= Utf8Budget.length(items.removeFirst());
      whole = false;
    }
    return 1;
  }

  @Override
  public long reachBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public void markSkipped() {
    whole = false;
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  @Override
  public Optional<List<String>> items(int minBytes) {
    return Optional.of(List.copyOf(items));
  }
}
