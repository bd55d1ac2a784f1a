package dev.memories.redact.scan;

import java.util.Arrays;

/**
 * Where the chars of a decoded text stand in the text that it was made from.
 *
 * <p>Between the places that are noted here both texts are alike.
 */
final class PositionMap {
  /** The places in the decoded text; several at one place when nothing is between them. */
  private int[] decodedStarts = new int[64];

  /** Where the text begins that the char in this place stands for; -1 if no char stands for it. */
  private int[] starts = new int[64];

  /** Where the text goes on. */
  private int[] ends = new int[64];

  private int count;

  /** Notes that the char in this place stands for a part of the text. */
  void escape(int decodedStart, int start, int end) {
    add(decodedStart, start, end);
  }

  /** Notes that a part of the text before this place was left out. */
  void hidden(int decodedStart, int end) {
    add(decodedStart, -1, end);
  }

  private void add(int decodedStart, int start, int end) {
    if (count == starts.length) {
      decodedStarts = Arrays.copyOf(decodedStarts, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    decodedStarts[count] = decodedStart;
    starts[count] = start;
    ends[count++] = end;
  }

  /** Receives the parts of a decoded text, from left to right. */
  interface Parts {
    /** A part that is the same in both texts. */
    void same(int from, int to, int place);

    /** A char of the decoded text that stands for a part of the text. */
    void changed(int place);
  }

  /**
   * Passes on the parts of a decoded text.
   *
   * @param length of the decoded text
   */
  void forEachPart(int length, Parts parts) {
    int place = 0;
    int from = 0;
    for (int i = 0; i < count; i++) {
      int same = decodedStarts[i] - place;
      if (same > 0) {
        parts.same(from, from + same, place);
      }
      place = decodedStarts[i];
      if (starts[i] >= 0) {
        parts.changed(place++);
      }
      from = ends[i];
    }
    if (length > place) {
      parts.same(from, from + length - place, place);
    }
  }

  /** The place of a part of the decoded text; an escape is taken whole. */
  SecretSpan original(SecretSpan decoded) {
    int last = decoded.to() - 1;
    int place = place(last);
    int end = isEscape(place, last) ? ends[place] : position(last) + 1;
    return new SecretSpan(position(decoded.from()), end);
  }

  private int position(int decoded) {
    int place = place(decoded);
    if (place < 0) {
      return decoded;
    }
    if (isEscape(place, decoded)) {
      return starts[place];
    }
    int width = starts[place] < 0 ? 0 : 1;
    return ends[place] + decoded - decodedStarts[place] - width;
  }

  private boolean isEscape(int place, int decoded) {
    return place >= 0 && decodedStarts[place] == decoded && starts[place] >= 0;
  }

  /** The last place that is noted up to here; -1 before the first. */
  private int place(int decoded) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (decodedStarts[middle] <= decoded) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
