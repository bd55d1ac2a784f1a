package dev.memories.pipeline;

import dev.memories.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A report from a run at work, for a progress bar.
 *
 * <p>Listeners are called from several threads, but never by two at the same time.
 */
public sealed interface PipelineEvent {
  /** The parts of a run. */
  enum Phase {
    INDEX,
    EXTRACT,
    CONSOLIDATE,
    SEARCH
  }

  /**
   * A phase begins.
   *
   * @param steps the number of rollouts, sessions or projects to work on
   */
  record Started(Phase phase, int steps) implements PipelineEvent {}

  /**
   * Work on one rollout, session or project begins.
   *
   * @param subject its file name, title or cwd; untrusted text
   */
  record StepStarted(Phase phase, String subject) implements PipelineEvent {}

  /**
   * Work on it makes progress.
   *
   * @param progress a short clause such as {@code streaming, 2048 chars}; untrusted text
   */
  record StepProgressed(Phase phase, String subject, String progress) implements PipelineEvent {}

  /**
   * Work on it has ended.
   *
   * @param usage the tokens that a model used; null when no model was asked
   */
  record StepEnded(Phase phase, String subject, boolean succeeded, Trace.@Nullable Usage usage)
      implements PipelineEvent {}

  /** A phase has ended, whether it succeeded or not. */
  record Ended(Phase phase) implements PipelineEvent {}

  /** A warning for the user; one line, untrusted text. */
  record Warned(String message) implements PipelineEvent {}
}
