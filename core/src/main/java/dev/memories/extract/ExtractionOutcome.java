package dev.memories.extract;

import dev.memories.failure.FailureKind;
import dev.memories.session.ContentFingerprint;
import dev.memories.trace.Trace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The outcome of extracting one session. */
public sealed interface ExtractionOutcome {
  /**
   * A trace was made.
   *
   * @param read fingerprint of the part of the rollout that was read
   * @param updatedAt newest timestamp among the lines read
   * @param usage null when no model was asked
   * @param damagedLines how many lines could not be read, or not wholly
   * @param title a better title than the session has; null to keep that one
   */
  record Extracted(
      NormalisedTrace trace,
      ContentFingerprint read,
      Instant updatedAt,
      Trace.@Nullable Usage usage,
      long damagedLines,
      @Nullable String title)
      implements ExtractionOutcome {
    /** A trace for which every line could be read, as far as is known. */
    public Extracted(
        NormalisedTrace trace,
        ContentFingerprint read,
        Instant updatedAt,
        Trace.@Nullable Usage usage) {
      this(trace, read, updatedAt, usage, 0, null);
    }
  }

  /** The session could not be extracted; a later run tries again, after a growing delay. */
  record Failed(FailureKind kind, String message) implements ExtractionOutcome {}

  /**
   * The extraction stopped for a reason that affects every session: no connection, a refused key, a
   * budget used up. Does not count as an attempt of this session.
   */
  record Postponed(FailureKind kind, String message) implements ExtractionOutcome {}
}
