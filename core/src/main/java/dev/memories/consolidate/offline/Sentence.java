package dev.memories.consolidate.offline;

import dev.memories.trace.TaskFacts;
import dev.memories.trace.TraceOutcome;

/** Prepares sentences for use inside other sentences. */
final class Sentence {
  private Sentence() {}

  /** The sentence without the punctuation at its end. */
  static String unended(String sentence) {
    return sentence.replaceAll("[\\s.:;!…]+$", "");
  }

  /** A task and how it ended, where it is known. */
  static String of(TaskFacts task) {
    String name = unended(task.request());
    return task.outcome() == TraceOutcome.UNCERTAIN ? name : name + ": " + task.outcome().label();
  }
}
