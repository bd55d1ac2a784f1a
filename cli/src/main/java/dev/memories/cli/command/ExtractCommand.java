package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.option.ExtractorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code memories extract}: phase 1. */
final class ExtractCommand implements Subcommand {
  private final Parameters ids =
      Parameters.of(
          "0..*", "ID", "sessions to extract, whatever the gates say: ids or beginnings of ids");

  private final SelectionOptions selection = new SelectionOptions();
  private final ExtractorOptions extractor = new ExtractorOptions();
  private final ModelOptions model = new ModelOptions();

  private final Flag dryRun = Flag.of("--dry-run", "only say what would be extracted");

  private final Flag force = Flag.of("--force", "also what is up to date");

  @Override
  public List<Argument> arguments() {
    return Arguments.of(
        List.of(ids),
        selection.arguments(),
        extractor.arguments(),
        model.arguments(),
        List.of(dryRun),
        List.of(force));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories extract",
        "memories extract --limit all --source all",
        "memories extract 01a20298-0428 --force",
        "memories extract --dry-run --json");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(dryRun.isSet() ? DryRunShapes.DOCUMENT : ExtractionShapes.DOCUMENT);
  }

  @Override
  public List<JsonShape<?>> documents() {
    return List.of(ExtractionShapes.DOCUMENT, DryRunShapes.DOCUMENT);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    flags.putAll(selection.settings());
    flags.putAll(extractor.settings());
    flags.putAll(model.settings());
    return flags;
  }

  @Override
  public ExitCode run(App app) throws IOException, InterruptedException {
    Extraction extraction = new Extraction(ids.values(), selection, force.isSet());
    if (dryRun.isSet()) {
      return DryRunShapes.print(app, extraction);
    }
    StateDatabase database = app.database();
    ExtractionReport report = extraction.run(app, database, extraction.decide(app, database));
    boolean interrupted = Thread.interrupted();
    app.output().table(ExtractionShapes.DOCUMENT, report, ExtractionShapes::table);
    ExtractionShapes.explain(app, report);
    if (report.extracted().isEmpty() && report.failed().isEmpty()) {
      app.notices().say("nothing to extract; `memories candidates --all` says why");
    }
    return interrupted
        ? ExitCode.INTERRUPTED
        : ExitCode.ofFailures(ExtractionShapes.failures(report), !report.extracted().isEmpty());
  }
}
