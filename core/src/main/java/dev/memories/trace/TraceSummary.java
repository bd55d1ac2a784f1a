package dev.memories.trace;

import dev.memories.text.Utf8Budget;

/** The limit on a trace's summary, which is one line (reference.md 1k 5). */
public final class TraceSummary {
  private static final int MAX_BYTES = 1_200;
  private static final String TRUNCATED = " [...summary truncated...]";

  private TraceSummary() {}

  /** The summary cut to 1,200 UTF-8 bytes: equal shares of its head and its tail. */
  public static String bounded(String summary) {
    return Utf8Budget.headMarkerTail(summary, MAX_BYTES, TRUNCATED, Utf8Budget.HeadShare.HALF);
  }
}
