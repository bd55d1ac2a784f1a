package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.VersionHistory;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code memories restore}: goes back to an earlier consolidation; can itself be undone. */
final class RestoreCommand implements Subcommand {
  private final CwdOption cwd = new CwdOption();

  private final Parameters name =
      Parameters.of("1", "VERSION", "its name, or the beginning of one");

  private final Flag dryRun = Flag.of("--dry-run", "only show what would change");

  @Override
  public List<Argument> arguments() {
    return Arguments.of(cwd.arguments(), List.of(name, dryRun));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories restore 2026-02-09T16-00-00Z-1 --dry-run",
        "memories restore 2026-02-09T16-00-00Z-1 --yes");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(RestoreShapes.DOCUMENT);
  }

  @Override
  public ExitCode run(App app) throws IOException {
    Project project = app.project(cwd.value());
    MemoryRoot root = app.openTree(project);
    StateDatabase database = dryRun.isSet() ? app.databaseForReading() : app.database();
    VersionHistory versions = new VersionHistory(database, project, root);
    Version version = new VersionNames(versions.all()).resolve(name.value(), "restore the version");
    RestoreShapes.Result plan = RestoreShapes.Result.planned(versions, version);
    if (dryRun.isSet() && app.output().form() != Form.JSON) {
      app.output().text(RestoreShapes.DOCUMENT, plan, RestoreShapes.Result::diff);
      return ExitCode.DONE;
    }
    if (dryRun.isSet() || !plan.isToDo()) {
      return print(app, plan);
    }
    app.confirmUndoable(
        "Bring back " + version.name() + " as the memory of " + project + "?",
        "restore the version");
    return report(app, plan, app.wiring().restoration(database).restore(project, version.name()));
  }

  private static ExitCode report(App app, RestoreShapes.Result plan, ConsolidationReport report)
      throws IOException {
    RestoreShapes.Result result = plan.ended(report);
    FailureKind failure = report.failure();
    if (failure == null) {
      return print(app, result);
    }
    if (failure == FailureKind.BUSY && app.output().form() == Form.JSON) {
      app.output().document(RestoreShapes.DOCUMENT, result);
    }
    throw UsageException.because(
        failure,
        "restore the version " + plan.restored(),
        String.valueOf(report.message()),
        failure == FailureKind.BUSY
            ? "memories lock list shows every lock"
            : "memories history lists what there is");
  }

  private static ExitCode print(App app, RestoreShapes.Result result) throws IOException {
    app.output().table(RestoreShapes.DOCUMENT, result, RestoreShapes::table);
    return ExitCode.DONE;
  }
}
