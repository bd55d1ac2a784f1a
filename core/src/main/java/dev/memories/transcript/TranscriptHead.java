package dev.memories.transcript;

import dev.memories.text.Utf8Budget;

/** The start of a transcript: its first items, joined by commas. */
final class TranscriptHead {
  private final StringBuilder text = new StringBuilder();
  private long bytes;

  void add(String item) {
    if (!text.isEmpty()) {
      text.append(',');
    }
    text.append(item);
    bytes += Utf8Budget.length(item);
  }

  long bytes() {
    return bytes;
  }

  String text() {
    return text.toString();
  }
}
