package dev.memories.cli.command.pipeline;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Options;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.ConsolidatorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.option.OptionGroup;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code memories consolidate}: phase 2. */
final class ConsolidateCommand implements Subcommand {
  private final StateConnection state;
  private final Function<StateDatabase, ConsolidationRun> runs;
  private final ProjectLookup projects;
  private final Supplier<Settings> settings;
  private final Output output;
  private final Notices notices;
  private final Conclusion conclusion;

  private final ConsolidatorOptions consolidator = new ConsolidatorOptions();
  private final ModelOptions model = new ModelOptions();

  private final Flag dryRun = Flag.of("--dry-run", "only say what would be done");

  private final Flag force = Flag.of("--force", "also projects that have not changed");

  private final Options cwds =
      Options.of(
          "-C --cwd", "DIR", "the project's folder; may be given several times (the current one)");

  private final Flag all = Flag.of("--all", "every project whose traces have changed");

  ConsolidateCommand(
      StateConnection state,
      Function<StateDatabase, ConsolidationRun> runs,
      ProjectLookup projects,
      Supplier<Settings> settings,
      Output output,
      Notices notices,
      Conclusion conclusion) {
    this.state = state;
    this.runs = runs;
    this.projects = projects;
    this.settings = settings;
    this.output = output;
    this.notices = notices;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(
        consolidator.arguments(), model.arguments(), List.of(dryRun, force, cwds, all));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories consolidate",
        "memories consolidate --all --wait 5m",
        "memories consolidate --cwd ~/shop --dry-run --json");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(ConsolidationShapes.DOCUMENT);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return OptionGroup.settings(consolidator, model);
  }

  @Override
  public ExitCode run() throws IOException {
    ConsolidationRun run = runs.apply(state.toWrite());
    List<ConsolidationReport> reports =
        run.run(
            chosen(run),
            new ConsolidationOptions(
                force.isSet(),
                dryRun.isSet(),
                consolidator.waitFor(),
                settings.get().count(Setting.HISTORY_KEEP),
                settings.get().isOn(Setting.REVIEW)));
    boolean interrupted = Thread.interrupted();
    output.table(ConsolidationShapes.DOCUMENT, reports, ConsolidationShapes::table);
    ConsolidationShapes.explain(notices, reports);
    conclude(reports, interrupted);
    return interrupted ? ExitCode.INTERRUPTED : ConsolidationShapes.code(reports);
  }

  private void conclude(List<ConsolidationReport> reports, boolean interrupted) {
    ConsolidationSummary summary = new ConsolidationSummary(reports);
    if (interrupted) {
      conclusion.done("interrupted: " + summary.counts(), List.of("run again to go on"));
    } else if (summary.hasWork()) {
      conclusion.done(
          summary.counts(), List.of(dryRun.isSet() ? "nothing was changed" : "", summary.next()));
    } else {
      conclusion.nothing(
          "the traces of "
              + (all.isSet()
                  ? "every project"
                  : reports.size() == 1 ? "this project" : "these projects")
              + " are consolidated",
          List.of(force.isSet() ? "" : "--force does it again"));
    }
  }

  private List<Project> chosen(ConsolidationRun run) {
    if (all.isSet() && !cwds.values().isEmpty()) {
      throw CommandException.wrong(
          "consolidate", "--all and --cwd are both given", "name some projects, or all");
    }
    if (all.isSet()) {
      return force.isSet() ? state.toWrite().traces().projects() : run.changed();
    }
    return cwds.values().isEmpty()
        ? List.of(projects.of(Optional.empty()))
        : cwds.values().stream().map(cwd -> projects.forWork(Optional.of(cwd))).distinct().toList();
  }
}
