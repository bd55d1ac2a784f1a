package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.app.UsageException;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Options;
import dev.memories.cli.option.ConsolidatorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.session.Project;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code memories consolidate}: phase 2. */
final class ConsolidateCommand implements Subcommand {
  private final ConsolidatorOptions consolidator = new ConsolidatorOptions();
  private final ModelOptions model = new ModelOptions();

  private final Flag dryRun = Flag.of("--dry-run", "only say what would be done");

  private final Flag force = Flag.of("--force", "also what has not changed since");

  private final Options cwds =
      Options.of(
          "-C --cwd", "DIR", "the project's folder; may be given several times (the current one)");

  private final Flag all = Flag.of("--all", "every project whose traces have changed");

  @Override
  public List<Argument> arguments() {
    return Arguments.of(
        consolidator.arguments(),
        model.arguments(),
        List.of(dryRun),
        List.of(force),
        List.of(cwds),
        List.of(all));
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
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    flags.putAll(consolidator.settings());
    flags.putAll(model.settings());
    return flags;
  }

  @Override
  public ExitCode run(App app) throws IOException {
    ConsolidationRun run = app.wiring().consolidation(app.database());
    List<ConsolidationReport> reports =
        run.run(
            projects(app, run),
            new ConsolidationOptions(
                force.isSet(),
                dryRun.isSet(),
                consolidator.waitFor(),
                app.settings().count(Setting.HISTORY_KEEP)));
    boolean interrupted = Thread.interrupted();
    app.output().table(ConsolidationShapes.DOCUMENT, reports, ConsolidationShapes::table);
    ConsolidationShapes.explain(app, reports);
    return interrupted ? ExitCode.INTERRUPTED : ConsolidationShapes.code(reports);
  }

  private List<Project> projects(App app, ConsolidationRun run) {
    if (all.isSet() && !cwds.values().isEmpty()) {
      throw UsageException.wrong(
          "consolidate", "--all and --cwd are both given", "name some projects, or all");
    }
    if (all.isSet()) {
      return force.isSet() ? app.database().traces().projects() : run.changed();
    }
    return cwds.values().isEmpty()
        ? List.of(app.project(Optional.empty()))
        : cwds.values().stream().map(cwd -> app.project(Optional.of(cwd))).distinct().toList();
  }
}
