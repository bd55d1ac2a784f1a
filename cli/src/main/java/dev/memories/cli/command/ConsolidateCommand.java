package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.option.ConsolidatorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.ConsolidationOptions;
import dev.memories.pipeline.ConsolidationReport;
import dev.memories.pipeline.ConsolidationRun;
import dev.memories.session.Project;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memories consolidate}: phase 2. */
@Command(
    footer = {
      "memories consolidate",
      "memories consolidate --all --wait 5m",
      "memories consolidate --cwd ~/shop --dry-run --json"
    })
final class ConsolidateCommand implements Subcommand {
  @ArgGroup private Which which = new Which();

  @Mixin private final ConsolidatorOptions consolidator = new ConsolidatorOptions();
  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--dry-run", description = "only say what would be done")
  private boolean dryRun;

  @Option(names = "--force", description = "also what has not changed since")
  private boolean force;

  /** Which projects are meant. */
  static final class Which {
    @Option(
        names = {"-C", "--cwd"},
        paramLabel = "DIR",
        description = "the project's folder; may be given several times (the current one)")
    private List<String> cwds = List.of();

    @Option(names = "--all", description = "every project whose traces have changed")
    private boolean all;
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
                force, dryRun, consolidator.waitFor(), app.settings().count(Setting.HISTORY_KEEP)));
    boolean interrupted = Thread.interrupted();
    app.output().table(ConsolidationShapes.DOCUMENT, reports, ConsolidationShapes::table);
    ConsolidationShapes.explain(app, reports);
    return interrupted ? ExitCode.INTERRUPTED : ConsolidationShapes.code(reports);
  }

  private List<Project> projects(App app, ConsolidationRun run) {
    if (which.all) {
      return force ? app.database().traces().projects() : run.changed();
    }
    return which.cwds.isEmpty()
        ? List.of(app.project(Optional.empty()))
        : which.cwds.stream().map(cwd -> app.project(Optional.of(cwd))).distinct().toList();
  }
}
