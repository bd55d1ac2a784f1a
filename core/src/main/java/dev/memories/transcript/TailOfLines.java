package dev.memories.transcript;

import dev.memories.session.HistoryLine;
import dev.memories.text.Utf8Budget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the last lines unparsed: what is let go was never parsed, which makes it fast.
 *
 * <p>Falls short where little of a line is kept (image data, kinds that the filter drops).
 */
final class TailOfLines implements Tail {
  private static final int MAX_BYTES = 12 << 20;

  private final Function<HistoryLine, Optional<String>> item;
  private final Deque<HistoryLine> lines = new ArrayDeque<>();
  private long bytes;
  private boolean whole = true;

  TailOfLines(Function<HistoryLine, Optional<String>> item) {
    this.item = item;
  }

  @Override
  public int add(HistoryLine line) {
    lines.addLast(line);
    bytes += line.length();
    while (bytes > MAX_BYTES && lines.size() > 1) {
      bytes -= lines.removeFirst().length();
      whole = false;
    }
    return 0;
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  @Override
  public Optional<List<String>> items(int minBytes) {
    List<String> items = new ArrayList<>();
    long written = 0;
    Iterator<HistoryLine> backwards = lines.descendingIterator();
    while (backwards.hasNext() && (whole || written < minBytes)) {
      Optional<String> json = item.apply(backwards.next());
      json.ifPresent(items::add);
      written += json.map(Utf8Budget::length).orElse(0L);
    }
    Collections.reverse(items);
    return whole || written >= minBytes ? Optional.of(items) : Optional.empty();
  }
}
