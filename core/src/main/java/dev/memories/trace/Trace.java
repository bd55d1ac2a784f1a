package dev.memories.trace;

import dev.memories.session.ContentFingerprint;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown distilled from one session, with its one-line summary and where it came from.
 *
 * @param body Markdown, redacted, at most 300,000 UTF-8 bytes (reference.md 1k)
 * @param summary one line, redacted, at most 1,200 UTF-8 bytes
 */
public record Trace(
    SessionId id, Project project, String body, String summary, Subject subject, Making making) {

  /**
   * The session as it was when the trace was made.
   *
   * @param cwd as the rollout spells it
   * @param updatedAt the session's own update time: what "newest" and "up to date" go by
   * @param content what was read of the rollout; null when not known (taken back from a tree)
   */
  public record Subject(
      String cwd,
      Path rollout,
      String title,
      Instant updatedAt,
      @Nullable ContentFingerprint content) {}

  /**
   * How the trace was made.
   *
   * @param extractor {@code offline}, {@code model} or {@code command}
   * @param usage null when nothing was asked of a model
   */
  public record Making(String extractor, Instant extractedAt, @Nullable Usage usage) {}

  /** What a model was asked for, in tokens and requests. */
  public record Usage(long inputTokens, long cachedInputTokens, long outputTokens, int requests) {}
}
