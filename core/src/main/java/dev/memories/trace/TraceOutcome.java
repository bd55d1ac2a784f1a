package dev.memories.trace;

import java.util.Locale;

/** How a task of a trace ended (templates.md, "Outcome labels"). */
public enum TraceOutcome {
  SUCCESS,
  PARTIAL,
  FAIL,
  UNCERTAIN;

  /** Reads a label, whatever follows it; anything but the four is {@code UNCERTAIN}. */
  static TraceOutcome parse(String label) {
    String word = label.strip().toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
    for (TraceOutcome outcome : values()) {
      if (word.equals(outcome.label())) {
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
