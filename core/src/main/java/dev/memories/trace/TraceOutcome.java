package dev.memories.trace;

import java.util.Locale;

/** The outcome of a task in a trace (docs/spec/prompts.md 1.6). */
public enum TraceOutcome {
  SUCCESS,
  PARTIAL,
  FAIL,
  UNCERTAIN;

  /** Parses the first word of a label; any other word is {@code UNCERTAIN}. */
  static TraceOutcome parse(String label) {
    String word = label.strip().toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
    for (TraceOutcome outcome : values()) {
      if (word.equals(outcome.label())) {
        return outcome;
      }
    }
    return UNCERTAIN;
  }

  /** Whether the work failed, wholly or in part. */
  public boolean isFailure() {
    return this == PARTIAL || this == FAIL;
  }

  /** The word in traces. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
