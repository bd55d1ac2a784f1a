package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one project's consolidation (docs/spec/contract.md 3.6).
 *
 * @param traces how many traces were, or would be, merged
 * @param files the absolute paths of the outputs that were written
 * @param version the name of the new version or of the proposal; null when nothing was written
 * @param holder the holder of the lock that was busy or lost; null otherwise
 * @param message more for people; null when there is no more
 * @param failure the kind of failure; null when it succeeded
 */
public record ConsolidationReport(
    Project project,
    Path memoryRoot,
    Outcome outcome,
    int traces,
    List<Path> files,
    @Nullable String version,
    @Nullable Holder holder,
    @Nullable String message,
    @Nullable FailureKind failure) {
  public ConsolidationReport {
    files = List.copyOf(files);
  }

  /** The run that holds the lock, and the time of its lease. */
  public record Holder(String owner, Instant since, Instant expiresAt) {
    static Holder of(ConsolidationLock lock) {
      return new Holder(lock.owner(), lock.acquiredAt(), lock.expiresAt());
    }

    @Override
    public String toString() {
      return "held by " + owner + " since " + since + ", until " + expiresAt;
    }
  }

  /** How it ended. */
  public enum Outcome {
    CONSOLIDATED("consolidated"),
    PROPOSED("proposed"),
    WOULD_CONSOLIDATE("would-consolidate"),
    NOTHING_TO_DO("nothing-to-do"),
    BUSY("busy"),
    LOST_LEASE("lost-lease"),
    FAILED("failed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word for it in {@code --json} documents. */
    public String word() {
      return word;
    }
  }

  static ConsolidationReport of(Project project, Path memoryRoot, Outcome outcome, int traces) {
    return new ConsolidationReport(
        project, memoryRoot, outcome, traces, List.of(), null, null, null, null);
  }

  /** The report when another run has locked the project. */
  static ConsolidationReport busy(Project project, Path memoryRoot, ConsolidationLock lock) {
    Holder holder = Holder.of(lock);
    return of(project, memoryRoot, Outcome.BUSY, 0)
        .heldBy(holder)
        .saying(holder.toString())
        .failing(FailureKind.BUSY);
  }

  ConsolidationReport wrote(List<Path> outputs, String name) {
    return new ConsolidationReport(
        project, memoryRoot, outcome, traces, outputs, name, holder, message, failure);
  }

  ConsolidationReport heldBy(@Nullable Holder other) {
    return new ConsolidationReport(
        project, memoryRoot, outcome, traces, files, version, other, message, failure);
  }

  ConsolidationReport saying(@Nullable String text) {
    return new ConsolidationReport(
        project, memoryRoot, outcome, traces, files, version, holder, text, failure);
  }

  ConsolidationReport failing(FailureKind kind) {
    return new ConsolidationReport(
        project, memoryRoot, outcome, traces, files, version, holder, message, kind);
  }
}
