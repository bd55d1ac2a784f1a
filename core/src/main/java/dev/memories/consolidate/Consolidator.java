package dev.memories.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.session.Project;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds {@code MEMORY.md} and {@code skills/} of one project from its newest traces.
 *
 * <p>Implementations: offline (deterministic merge), model (agent with confined tools), command.
 */
public interface Consolidator {
  /** {@code offline}, {@code model} or {@code command}. */
  String name();

  /** The kind of a failure for which the consolidator is to blame. */
  default FailureKind failureKind() {
    return FailureKind.COMMAND;
  }

  /**
   * Writes the outputs into a staging copy of the memory root; the caller verifies and swaps.
   *
   * @param staging a folder that holds {@code trace_summaries/} and {@code memory_summary.md}
   * @param traces the project's newest traces, newest session first
   * @throws InterruptedException when the run is cancelled or its lease was lost
   */
  void consolidate(Project project, Path staging, List<Trace> traces) throws InterruptedException;
}
