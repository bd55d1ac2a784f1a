package dev.memories.cli.command.upkeep;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.RestoreRun;
import dev.memories.pipeline.consolidate.VersionHistory;
import dev.memories.pipeline.consolidate.VersionHistory.Version;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code memories restore}: brings back an earlier consolidation; it can itself be undone. */
final class RestoreCommand implements Subcommand {
  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final StateConnection state;
  private final Function<StateDatabase, RestoreRun> restorations;
  private final Confirmation confirmation;
  private final Output output;
  private final Conclusion conclusion;

  private final CwdOption cwd = new CwdOption();

  private final Parameters name =
      Parameters.of("1", "VERSION", "its name, or the beginning of one");

  private final Flag dryRun = Flag.of("--dry-run", "only show what would change");

  RestoreCommand(
      ProjectLookup projects,
      MemoryTrees trees,
      StateConnection state,
      Function<StateDatabase, RestoreRun> restorations,
      Confirmation confirmation,
      Output output,
      Conclusion conclusion) {
    this.projects = projects;
    this.trees = trees;
    this.state = state;
    this.restorations = restorations;
    this.confirmation = confirmation;
    this.output = output;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(name, dryRun));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories restore 2026-02-09T16-00-00Z-1 --dry-run",
        "memories restore 2026-02-09T16-00-00Z-1 --yes");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(RestoreResult.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    Project project = projects.forWork(cwd.value());
    MemoryRoot root = trees.open(project);
    StateDatabase database = dryRun.isSet() ? state.toRead() : state.toWrite();
    VersionHistory versions = new VersionHistory(database, project, root);
    Version version = new VersionNames(versions.all()).resolve(name.value(), "restore the version");
    RestoreResult plan = RestoreResult.planned(versions, version);
    if (dryRun.isSet() && output.form() != Form.JSON) {
      output.text(RestoreResult.DOCUMENT, plan, RestoreResult::diff);
      plan.conclude(conclusion);
      return ExitCode.DONE;
    }
    if (dryRun.isSet() || !plan.changesSomething()) {
      return print(plan);
    }
    confirmation.requireIfPossible(
        "Bring back " + version.name() + " as the memory of " + project + "?",
        "restore the version");
    conclusion.begin();
    return report(plan, restorations.apply(database).restore(project, version.name()));
  }

  private ExitCode report(RestoreResult plan, ConsolidationReport report) throws IOException {
    RestoreResult result = plan.done(report);
    FailureKind failure = report.failure();
    if (failure == null) {
      return print(result);
    }
    if (failure == FailureKind.BUSY && output.form() == Form.JSON) {
      output.document(RestoreResult.DOCUMENT, result);
    }
    throw CommandException.because(
        failure,
        "restore the version " + plan.restored(),
        String.valueOf(report.message()),
        failure == FailureKind.BUSY
            ? "memories lock list shows every lock"
            : "memories history lists what there is");
  }

  private ExitCode print(RestoreResult result) throws IOException {
    output.table(RestoreResult.DOCUMENT, result, RestoreResult::table);
    result.conclude(conclusion);
    return ExitCode.DONE;
  }
}
