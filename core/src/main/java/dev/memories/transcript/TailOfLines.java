package dev.memories.transcript;

import dev.memories.session.HistoryLine;
import dev.memories.session.KeptLines;
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
final class TailOfLines implements Tail {
  private static final int MAX_BYTES = 12 << 20;

  private final Function<HistoryLine, Optional<String>> item;
  private final KeptLines lines = new KeptLines(MAX_BYTES);

  TailOfLines(Function<HistoryLine, Optional<String>> item) {
    this.item = item;
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
