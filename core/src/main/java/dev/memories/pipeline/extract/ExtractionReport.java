package dev.memories.pipeline.extract;

import dev.memories.failure.FailureKind;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of an extraction run (docs/spec/contract.md 3.6).
 *
 * @param extracted in the order of the candidates
 * @param skipped the number of sessions that were not attempted, for whatever reason
 * @param touchedProjects the projects that gained, changed or lost a trace, sorted
 */
public record ExtractionReport(
    List<Done> extracted, List<Failed> failed, int skipped, List<Project> touchedProjects) {
  public ExtractionReport {
    extracted = List.copyOf(extracted);
    failed = List.copyOf(failed);
    touchedProjects = List.copyOf(touchedProjects);
  }

  /** Both reports as one; the sessions of the other one count as skipped here. */
  public ExtractionReport with(ExtractionReport other) {
    int done = other.extracted.size() + other.failed.size();
    return new ExtractionReport(
        Stream.concat(extracted.stream(), other.extracted.stream()).toList(),
        Stream.concat(failed.stream(), other.failed.stream()).toList(),
        skipped - done,
        Stream.concat(touchedProjects.stream(), other.touchedProjects.stream())
            .distinct()
            .sorted()
            .toList());
  }

  /** A new trace and its file. */
  public record Done(Trace trace, Path tracePath, Duration duration) {
    public SessionId id() {
      return trace.id();
    }
  }

  /**
   * A failed extraction.
   *
   * @param retryAt when it may be tried again; null when waiting does not help
   */
  public record Failed(
      SessionId id, Path rollout, FailureKind kind, String message, @Nullable Instant retryAt) {}
}
