package dev.memories.cli.command.upkeep;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationReport.Holder;
import dev.memories.pipeline.consolidate.VersionHistory;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.session.Project;
import dev.memories.text.ShellWord;
import dev.memories.tree.MemoryRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a restoration, or the plan of one.
 *
 * @param restored the version that was asked for
 * @param present the version that was in place before; null when it was not recorded
 * @param diff what the restoration changed, or would change, as a unified diff
 * @param report the report of the restoration; null when nothing was attempted
 */
record RestoreResult(
    Project project,
    MemoryRoot root,
    String restored,
    @Nullable String present,
    String diff,
    String outcome,
    @Nullable ConsolidationReport report) {
  private static final String WOULD_RESTORE = "would-restore";

  static final JsonShape<RestoreResult> DOCUMENT =
      JsonShape.<RestoreResult>empty()
          .text("cwd", "the project", result -> result.project().cwd())
          .path("memoryRoot", "the folder of its memory", result -> result.root().folder())
          .text(
              "outcome",
              "restored, would-restore, nothing-to-do, busy or lost-lease",
              RestoreResult::outcome)
          .text("restored", "the version that was asked for", RestoreResult::restored)
          .textOrNull("version", "the name that it has now", RestoreResult::version)
          .textOrNull(
              "replaced", "the version it replaced, to restore that", RestoreResult::replaced)
          .texts("files", "outputs written", RestoreResult::files)
          .text("diff", "what changed, or would change, as a unified diff", RestoreResult::diff)
          .textOrNull(
              "owner",
              "who has the lock, when busy or lost",
              result -> Optional.ofNullable(result.holder()).map(Holder::owner).orElse(null))
          .timeOrNull(
              "expiresAt",
              "when that lease ends",
              result -> Optional.ofNullable(result.holder()).map(Holder::expiresAt).orElse(null));

  /** The plan of a restoration. */
  static RestoreResult planned(VersionHistory versions, Version version) {
    String present =
        versions.all().stream()
            .filter(Version::inPlace)
            .map(Version::name)
            .findFirst()
            .orElse(null);
    String diff = versions.changesByRestoring(version).unified();
    return new RestoreResult(
        versions.project(),
        versions.root(),
        version.name(),
        present,
        diff,
        diff.isEmpty() ? "nothing-to-do" : WOULD_RESTORE,
        null);
  }

  /** The result of the planned restoration. */
  RestoreResult done(ConsolidationReport ended) {
    String word =
        switch (ended.outcome()) {
          case CONSOLIDATED -> "restored";
          case PROPOSED, WOULD_CONSOLIDATE, NOTHING_TO_DO, BUSY, LOST_LEASE, FAILED ->
              ended.outcome().word();
        };
    return new RestoreResult(project, root, restored, present, diff, word, ended);
  }

  /** Whether restoring changes anything. */
  boolean changesSomething() {
    return outcome.equals(WOULD_RESTORE);
  }

  /** The name of the version that the restoration made; null when it made none. */
  private @Nullable String version() {
    return report == null ? null : report.version();
  }

  /** The version that now holds what was in place before. */
  private @Nullable String replaced() {
    return version() == null ? null : present;
  }

  private List<Path> files() {
    return report == null ? List.of() : report.files();
  }

  private @Nullable Holder holder() {
    return report == null ? null : report.holder();
  }

  /** Says what became of it, and how to undo it. */
  void conclude(Conclusion conclusion) {
    String cwd = " --cwd " + ShellWord.quoted(project.cwd());
    String replaced = replaced();
    if (version() != null) {
      conclusion.done(
          "restored " + restored,
          List.of(
              replaced == null ? "" : "`memories restore " + replaced + cwd + "` undoes it",
              Conclusion.next("memories registry" + cwd)));
    } else if (changesSomething()) {
      conclusion.done("would restore " + restored, List.of("nothing was changed"));
    } else {
      conclusion.nothing("the memory is as it was in " + restored, List.of());
    }
  }

  Table table() {
    return Table.withHeadings("OUTCOME", "RESTORED", "AS", "REPLACED")
        .row(
            Cell.of(outcome).painted(version() == null ? Paint.DIM : Paint.GREEN),
            Cell.of(restored),
            Cell.of(Optional.ofNullable(version()).orElse("")),
            Cell.of(Optional.ofNullable(replaced()).orElse("")));
  }
}
