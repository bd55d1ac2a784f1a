package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one project's consolidation (cli.md, "Shapes").
 *
 * @param traces how many were, or would be, merged
 * @param files the outputs that were written, absolute
 * @param version the name of what was written; null when nothing was
 * @param holder of a lock that was busy or lost; null otherwise
 * @param message what a person should know besides; null when there is nothing
 * @param failure what sort of failure it was; null when it was none
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

  /** The run that has the lock, and until when its lease holds. */
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
    WOULD_CONSOLIDATE("would-consolidate"),
    NOTHING_TO_DO("nothing-to-do"),
    BUSY("busy"),
    LOST_LEASE("lost-lease"),
    FAILED("failed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word that stands for it in {@code --json} documents. */
    public String word() {
      return word;
    }
  }

  static ConsolidationReport of(Project project, Path memoryRoot, Outcome outcome, int traces) {
    return new ConsolidationReport(
        project, memoryRoot, outcome, traces, List.of(), null, null, null, null);
  }

  /** Another run holds the project: nothing was done. */
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
