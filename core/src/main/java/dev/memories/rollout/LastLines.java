package dev.memories.rollout;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * A ring buffer of the last lines of a history, unparsed.
 *
 * <p>All lines share one array: with an array for each line the garbage collector would copy them
 * again and again.
 */
public final class LastLines {
  private static final int FIRST_BYTES = 1 << 20;

  private final int maxBytes;
  private final Deque<Span> spans = new ArrayDeque<>();
  private byte[] ring = {};
  private int end;
  private boolean whole = true;

  private record Span(int from, int to) {}

  /**
   * Makes an empty buffer.
   *
   * @param maxBytes size limit of the buffer; a longer line is kept alone, whatever its length
   */
  public LastLines(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds a copy of a line that is not empty; drops the oldest lines when it needs their place. */
  public void add(HistoryLine line) {
    int length = line.length();
    if (end + length > ring.length) {
      makeRoom(length);
    }
    Span first = spans.peekFirst();
    while (first != null && first.from() >= end && first.from() < end + length) {
      dropOldest();
      first = spans.peekFirst();
    }
    line.copyTo(ring, end);
    spans.addLast(new Span(end, end + length));
    end += length;
  }

  private void makeRoom(int length) {
    boolean canGrow = ring.length < maxBytes && (whole || spans.isEmpty());
    if (canGrow) {
      boolean isFirst = end + length <= FIRST_BYTES;
      ring = Arrays.copyOf(ring, isFirst ? Math.min(FIRST_BYTES, maxBytes) : maxBytes);
    }
    if (end + length <= ring.length) {
      return;
    }
    // Continue at the front. The lines after the end are the oldest; they would be out of order.
    while (!spans.isEmpty() && spans.getFirst().from() >= end) {
      dropOldest();
    }
    end = 0;
    if (length > ring.length) {
      while (!spans.isEmpty()) {
        dropOldest();
      }
      ring = new byte[length];
    }
  }

  private void dropOldest() {
    spans.removeFirst();
    whole = false;
  }

  /** Whether every line that was added is still here. */
  public boolean isWhole() {
    return whole;
  }

  /** The lines from the last to the first. */
  public Iterator<HistoryLine> backwards() {
    Iterator<Span> spansBackwards = spans.descendingIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return spansBackwards.hasNext();
      }

      @Override
      public HistoryLine next() {
        Span span = spansBackwards.next();
        return new HistoryLine(ring, span.from(), span.to());
      }
    };
  }
}
