package dev.memories.redact.scan;

import java.util.Arrays;

/** Where the chars of a decoded text stand in the text that it was made from. */
final class PositionMap {
  /** Positions in the decoded text where a run begins; in a run both texts are alike. */
  private int[] decodedStarts = new int[64];

  private int[] starts = new int[64];

  /** The end of a run that is one escape; 0 for a run that was copied. */
  private int[] escapeEnds = new int[64];

  private int runs;

  /** Notes that the text from here on is copied to this place. */
  void copied(int decodedStart, int start) {
    add(decodedStart, start, 0);
  }

  /** Notes that the char in this place stands for an escape. */
  void escape(int decodedStart, int start, int end) {
    add(decodedStart, start, end);
  }

  private void add(int decodedStart, int start, int escapeEnd) {
    if (runs == starts.length) {
      decodedStarts = Arrays.copyOf(decodedStarts, runs * 2);
      starts = Arrays.copyOf(starts, runs * 2);
      escapeEnds = Arrays.copyOf(escapeEnds, runs * 2);
    }
    decodedStarts[runs] = decodedStart;
    starts[runs] = start;
    escapeEnds[runs++] = escapeEnd;
  }

  /** The place of a part of the decoded text; an escape is taken whole. */
  SecretSpan original(SecretSpan decoded) {
    int last = run(decoded.to() - 1);
    int end = escapeEnds[last] > 0 ? escapeEnds[last] : position(last, decoded.to() - 1) + 1;
    return new SecretSpan(position(run(decoded.from()), decoded.from()), end);
  }

  private int run(int decoded) {
    int found = Arrays.binarySearch(decodedStarts, 0, runs, decoded);
    return found >= 0 ? found : -found - 2;
  }

  private int position(int run, int decoded) {
    return starts[run] + decoded - decodedStarts[run];
  }
}
