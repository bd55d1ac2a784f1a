package dev.memories.consolidate.offline;

import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceOutcome;

/** A sentence as a part of another. */
final class Sentence {
  private Sentence() {}

  /** Without the stops at its end. */
  static String unended(String sentence) {
    return sentence.replaceAll("[\\s.:;!…]+$", "");
  }

  /** A task and how it ended, where it is known. */
  static String of(TraceDocument.Task task) {
    String name = unended(task.name());
    return task.outcome() == TraceOutcome.UNCERTAIN ? name : name + ": " + task.outcome().label();
  }
}
