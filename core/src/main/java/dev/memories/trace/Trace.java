package dev.memories.trace;

import dev.memories.session.ContentFingerprint;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown extracted from one session, with its one-line summary and its origin.
 *
 * @param body Markdown, redacted, at most 300,000 UTF-8 bytes (docs/spec/rules.md 5.4)
 * @param summary one line, redacted, at most 1,200 UTF-8 bytes
 */
public record Trace(
    SessionId id, Project project, String body, String summary, Subject subject, Making making) {

  /**
   * The session at the time of the extraction.
   *
   * @param cwd working directory, as spelt in the rollout
   * @param updatedAt update time of the session; it decides which trace is newest and up to date
   * @param content fingerprint of the rollout that was read; null for a trace restored from its
   *     file
   */
  public record Subject(
      String cwd,
      Path rollout,
      String title,
      Instant updatedAt,
      @Nullable ContentFingerprint content) {}

  /**
   * The extraction that made the trace.
   *
   * @param extractor {@code offline}, {@code model} or {@code command}
   * @param version the extractor's version; 0 when it is unknown or has none
   * @param usage null when no model was used
   * @param damagedLines how many lines of the rollout could not be read, or not wholly
   */
  public record Making(
      String extractor,
      int version,
      Instant extractedAt,
      @Nullable Usage usage,
      long damagedLines) {
    /** A making without a version, for which every line could be read as far as is known. */
    public Making(String extractor, Instant extractedAt, @Nullable Usage usage) {
      this(extractor, 0, extractedAt, usage, 0);
    }
  }

  /** The usage of a model, in tokens and requests. */
  public record Usage(long inputTokens, long cachedInputTokens, long outputTokens, int requests) {}
}
