package dev.memories.cli.command;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationReport.Holder;
import dev.memories.pipeline.consolidate.VersionHistory;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a restoration looks in documents and tables. */
final class RestoreShapes {
  private static final String WOULD_RESTORE = "would-restore";

  /**
   * What a restoration came to.
   *
   * @param restored the version that was asked for
   * @param present the version that is in place before; null when nobody recorded it
   * @param diff what it changed, or would change
   * @param made what came of it; null when nothing was attempted
   */
  record Result(
      Project project,
      MemoryRoot root,
      String restored,
      @Nullable String present,
      String diff,
      String outcome,
      @Nullable ConsolidationReport made) {
    static Result planned(VersionHistory versions, Version version) {
      String present =
          versions.all().stream()
              .filter(Version::inPlace)
              .map(Version::name)
              .findFirst()
              .orElse(null);
      String diff = versions.changesByRestoring(version).unified();
      return new Result(
          versions.project(),
          versions.root(),
          version.name(),
          present,
          diff,
          diff.isEmpty() ? "nothing-to-do" : WOULD_RESTORE,
          null);
    }

    Result ended(ConsolidationReport report) {
      String word =
          switch (report.outcome()) {
            case CONSOLIDATED -> "restored";
            case WOULD_CONSOLIDATE, NOTHING_TO_DO, BUSY, LOST_LEASE, FAILED ->
                report.outcome().word();
          };
      return new Result(project, root, restored, present, diff, word, report);
    }

    boolean isToDo() {
      return outcome.equals(WOULD_RESTORE);
    }

    @Nullable String version() {
      return made == null ? null : made.version();
    }

    /** Where what was in place is now. */
    @Nullable String replaced() {
      return version() == null ? null : present;
    }

    private @Nullable Holder holder() {
      return made == null ? null : made.holder();
    }
  }

  static final JsonShape<Result> DOCUMENT =
      JsonShape.<Result>empty()
          .text("cwd", "the project", result -> result.project().cwd())
          .path("memoryRoot", "the folder of its memory", result -> result.root().folder())
          .text(
              "outcome",
              "restored, would-restore, nothing-to-do, busy or lost-lease",
              Result::outcome)
          .text("restored", "the version that was asked for", Result::restored)
          .textOrNull("version", "the name that it has now", Result::version)
          .textOrNull("replaced", "the version it replaced, to restore that", Result::replaced)
          .texts(
              "files",
              "outputs written",
              result -> result.made() == null ? List.of() : result.made().files())
          .text("diff", "what changed, or would change, as a unified diff", Result::diff)
          .textOrNull(
              "owner",
              "who has the lock, when busy or lost",
              result -> Optional.ofNullable(result.holder()).map(Holder::owner).orElse(null))
          .timeOrNull(
              "expiresAt",
              "when that lease ends",
              result -> Optional.ofNullable(result.holder()).map(Holder::expiresAt).orElse(null));

  private RestoreShapes() {}

  static Table table(Result result) {
    return Table.withHeadings("OUTCOME", "RESTORED", "AS", "REPLACED")
        .row(
            Cell.of(result.outcome()).painted(result.version() == null ? Paint.DIM : Paint.GREEN),
            Cell.of(result.restored()),
            Cell.of(Optional.ofNullable(result.version()).orElse("")),
            Cell.of(Optional.ofNullable(result.replaced()).orElse("")));
  }
}
