package dev.memories.pipeline.extract;

import dev.memories.failure.FailureKind;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an extraction run (cli.md, {@code extract}).
 *
 * @param extracted in the order of the candidates
 * @param skipped sessions decided on and not attempted, for whatever reason
 * @param touchedProjects those that gained, changed or lost a trace, in order
 */
public record ExtractionReport(
    List<Done> extracted, List<Failed> failed, int skipped, List<Project> touchedProjects) {
  public ExtractionReport {
    extracted = List.copyOf(extracted);
    failed = List.copyOf(failed);
    touchedProjects = List.copyOf(touchedProjects);
  }

  /** A trace that was made, and its file. */
  public record Done(Trace trace, Path tracePath, Duration duration) {
    public SessionId id() {
      return trace.id();
    }
  }

  /**
   * An extraction that failed.
   *
   * @param retryAt when it may be tried again; null when that is no matter of time
   */
  public record Failed(
      SessionId id, Path rollout, FailureKind kind, String message, @Nullable Instant retryAt) {}
}
