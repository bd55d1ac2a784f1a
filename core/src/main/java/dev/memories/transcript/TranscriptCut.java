package dev.memories.transcript;

import dev.memories.text.Utf8Budget;
import dev.memories.text.Utf8Budget.HeadShare;

/**
 * The limit on the length of a transcript. Of a longer one the first third and the last two thirds
 * of the limit are kept, with a marker in between (docs/spec/rules.md 5.3).
 *
 * @param maxBytes UTF-8 bytes, including the marker
 */
public record TranscriptCut(int maxBytes) {
  /** The limit of the reference: 1,000,000 bytes. */
  public static final TranscriptCut REFERENCE = new TranscriptCut(1_000_000);

  private static final String MARKER = "\n\n[... ROLLOUT TRUNCATED FOR MEMORY EXTRACTION ...]\n\n";

  public TranscriptCut {
    if (maxBytes < MARKER.length()) {
      throw new IllegalArgumentException(
          "a transcript of " + maxBytes + " bytes has no room for a marker");
    }
  }

  /** Cuts the contents if they are too long. */
  public String apply(String contents) {
    return Utf8Budget.headMarkerTail(contents, maxBytes, MARKER, HeadShare.THIRD);
  }

  /** Joins a start and an end, each cut to its share, around the marker. */
  String join(String start, String end) {
    return Utf8Budget.prefix(start, headBytes()) + MARKER + Utf8Budget.suffix(end, tailBytes());
  }

  int headBytes() {
    return HeadShare.THIRD.of(maxBytes - MARKER.length());
  }

  int tailBytes() {
    return maxBytes - MARKER.length() - headBytes();
  }
}
