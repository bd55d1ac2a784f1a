package dev.memories.pipeline;

import dev.memories.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What a run says while it goes on, for a progress bar.
 *
 * <p>Listeners are called from several threads, but never by two at once.
 */
public sealed interface PipelineEvent {
  /** The parts of a run. */
  enum Phase {
    INDEX,
    EXTRACT,
    CONSOLIDATE
  }

  /**
   * A phase begins.
   *
   * @param steps how many rollouts, sessions or projects there are to be done
   */
  record Started(Phase phase, int steps) implements PipelineEvent {}

  /**
   * Work on one rollout, session or project begins.
   *
   * @param subject what to show of it: a file name, a title, a cwd; untrusted text
   */
  record StepStarted(Phase phase, String subject) implements PipelineEvent {}

  /**
   * Work on it goes on.
   *
   * @param how a short clause such as {@code streaming, 2048 chars}; untrusted text
   */
  record StepWent(Phase phase, String subject, String how) implements PipelineEvent {}

  /**
   * Work on it has ended.
   *
   * @param usage what a model was asked for; null when none was
   */
  record StepEnded(Phase phase, String subject, boolean succeeded, Trace.@Nullable Usage usage)
      implements PipelineEvent {}

  /** A phase has ended, whatever came of it. */
  record Ended(Phase phase) implements PipelineEvent {}

  /** Something the user should know; one line, untrusted text. */
  record Warned(String message) implements PipelineEvent {}
}
