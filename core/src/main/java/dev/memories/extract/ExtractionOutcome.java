package dev.memories.extract;

import dev.memories.failure.FailureKind;
import dev.memories.session.ContentFingerprint;
import dev.memories.trace.Trace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one extraction. */
public sealed interface ExtractionOutcome {
  /**
   * A trace and its summary, normalised, redacted and bounded (reference.md 1k 5).
   *
   * @param read what was read of the rollout
   * @param updatedAt newest timestamp among the lines read
   */
  record Extracted(
      String traceMemory,
      String summary,
      ContentFingerprint read,
      Instant updatedAt,
      Trace.@Nullable Usage usage)
      implements ExtractionOutcome {}

  /** It failed; remembered with back-off. */
  record Failed(FailureKind kind, String message) implements ExtractionOutcome {}

  /**
   * It was not really tried: what is the matter (no connection, a refused key, a used up budget)
   * concerns every session alike, and counts as no try of this one.
   */
  record Postponed(FailureKind kind, String message) implements ExtractionOutcome {}
}
