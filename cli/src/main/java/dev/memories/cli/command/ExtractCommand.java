package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.option.ExtractorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.ExtractionReport;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memories extract}: phase 1. */
@Command(
    footer = {
      "memories extract",
      "memories extract --limit all --source all",
      "memories extract 01a20298-0428 --force",
      "memories extract --dry-run --json"
    })
final class ExtractCommand implements Subcommand {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "sessions to extract, whatever the gates say: ids or beginnings of ids")
  private List<String> ids = List.of();

  @Mixin private final SelectionOptions selection = new SelectionOptions();
  @Mixin private final ExtractorOptions extractor = new ExtractorOptions();
  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--dry-run", description = "only say what would be extracted")
  private boolean dryRun;

  @Option(names = "--force", description = "also what is up to date")
  private boolean force;

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(dryRun ? DryRunShapes.DOCUMENT : ExtractionShapes.DOCUMENT);
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
    Extraction extraction = new Extraction(ids, selection, force);
    if (dryRun) {
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
