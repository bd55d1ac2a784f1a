package dev.memories.trace;

import dev.memories.text.Utf8Budget;

/** The limit on the length of a trace's one-line summary (docs/spec/rules.md 5.5). */
public final class TraceSummary {
  private static final int MAX_BYTES = 1_200;
  private static final String TRUNCATED = " [...summary truncated...]";

  private TraceSummary() {}

  /** Cuts the middle out of a summary of more than 1,200 UTF-8 bytes. */
  public static String bounded(String summary) {
    return Utf8Budget.headMarkerTail(summary, MAX_BYTES, TRUNCATED, Utf8Budget.HeadShare.HALF);
  }
}
