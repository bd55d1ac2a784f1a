package dev.memories.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.session.Project;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds {@code MEMORY.md} and {@code skills/} of one project from its newest traces.
 *
 * <p>Implementations: offline (deterministic merge), model (agent with confined tools), answer (one
 * request without tools), command.
 */
public interface Consolidator {
  /** The traces that a memory tree holds (docs/spec/rules.md 11.3). */
  int DEFAULT_REACH = 10;

  /** The name in the settings: {@code offline}, {@code model}, {@code codex} and so on. */
  String name();

  /** The kind of a failure for which the consolidator is to blame. */
  default FailureKind failureKind() {
    return FailureKind.COMMAND;
  }

  /** Changes whenever the same traces give other outputs; empty when nobody can tell. */
  default String version() {
    return "";
  }

  /** How many of a project's newest traces it reads, at least ten. */
  default int reach() {
    return DEFAULT_REACH;
  }

  /**
   * Writes the outputs into a staging copy of the memory root; the caller verifies and swaps.
   *
   * @param staging a folder that holds {@code trace_summaries/} and {@code memory_summary.md}
   * @param traces the project's newest traces, as many as it reaches, newest session first
   * @throws InterruptedException when the run is cancelled or its lease was lost
   */
  void consolidate(Project project, Path staging, List<Trace> traces) throws InterruptedException;
}
