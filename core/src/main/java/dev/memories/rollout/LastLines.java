package dev.memories.rollout;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * The last lines of a history, unparsed, in a ring of bytes that holds as many as fit.
 *
 * <p>One array for all: a line of its own for each would make the collector copy them about.
 */
public final class LastLines {
  private static final int FIRST_BYTES = 1 << 20;

  private final int maxBytes;
  private final Deque<Span> spans = new ArrayDeque<>();
  private byte[] ring = {};
  private int end;
  private boolean whole = true;
  private boolean leftOut;

  private record Span(int from, int to) {}

  /**
   * Holds nothing yet.
   *
   * @param maxBytes how much memory it may take; a longer line is held alone
   */
  public LastLines(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes a copy of the line, which is not empty, letting go of the oldest ones where it needs
   * their place.
   */
  public void add(HistoryLine line) {
    int length = line.length();
    if (end + length > ring.length) {
      makeRoom(length);
    }
    Span first = spans.peekFirst();
    while (first != null && first.from() >= end && first.from() < end + length) {
      letGo();
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
    // On to the front: what lies behind the end is the oldest, and would no longer be in order.
    while (!spans.isEmpty() && spans.getFirst().from() >= end) {
      letGo();
    }
    end = 0;
    if (length > ring.length) {
      while (!spans.isEmpty()) {
        letGo();
      }
      ring = new byte[length];
    }
  }

  private void letGo() {
    spans.removeFirst();
    whole = false;
  }

  /** Lines were passed over that belong before the next one. */
  public void leaveOut() {
    leftOut = true;
  }

  /** Whether every line that was added is still held, and none was left out. */
  public boolean isWhole() {
    return whole && !leftOut;
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
