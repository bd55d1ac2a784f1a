package dev.memories.transcript;

import dev.memories.text.Utf8Budget;
import dev.memories.text.Utf8Budget.HeadShare;

/**
 * How long a transcript may be, and how a longer one is cut: a third from its start, a marker, two
 * thirds from its end (reference.md 1k 3).
 *
 * @param maxBytes UTF-8 bytes, the marker among them
 */
public record TranscriptCut(int maxBytes) {
  /** What the reference allows: 1,000,000 bytes. */
  public static final TranscriptCut REFERENCE = new TranscriptCut(1_000_000);

  private static final String MARKER = "\n\n[... ROLLOUT TRUNCATED FOR MEMORY EXTRACTION ...]\n\n";

  public TranscriptCut {
    if (maxBytes < MARKER.length()) {
      throw new IllegalArgumentException("a transcript of " + maxBytes + " bytes holds nothing");
    }
  }

  /** The contents, cut where they are too long. */
  public String apply(String contents) {
    return Utf8Budget.headMarkerTail(contents, maxBytes, MARKER, HeadShare.THIRD);
  }

  /** A start and an end between which something is left out, each cut to its share. */
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
