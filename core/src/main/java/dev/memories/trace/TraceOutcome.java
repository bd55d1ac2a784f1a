package dev.memories.trace;

import java.util.Locale;

/** How a task of a trace ended (templates.md, "Outcome labels"). */
public enum TraceOutcome {
  SUCCESS,
  PARTIAL,
  FAIL,
  UNCERTAIN;

  /** Reads a label; anything but the four is {@code UNCERTAIN}. */
  static TraceOutcome parse(String label) {
    String word = label.strip().toLowerCase(Locale.ROOT);
    for (TraceOutcome outcome : values()) {
      if (word.startsWith(outcome.label())) {
        return outcome;
      }
    }
    return UNCERTAIN;
  }

  /** The word that traces use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
