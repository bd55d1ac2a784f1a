package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.option.ConsolidatorOptions;
import dev.memories.cli.option.ExtractorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.ConsolidationOptions;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memories run}: both phases, as an agent does at its start. */
@Command(footer = {"memories run", "memories run --limit all --idle 0", "memories run --json"})
final class RunCommand implements Subcommand {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "sessions to extract, whatever the gates say: ids or beginnings of ids")
  private List<String> ids = List.of();

  @Mixin private final SelectionOptions selection = new SelectionOptions();
  @Mixin private final ExtractorOptions extractor = new ExtractorOptions();
  @Mixin private final ConsolidatorOptions consolidator = new ConsolidatorOptions();
  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--force", description = "also what is up to date")
  private boolean force;

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(RunReport.DOCUMENT);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    Map<Setting, SettingValue> flags = new EnumMap<>(Setting.class);
    flags.putAll(selection.settings());
    flags.putAll(extractor.settings());
    flags.putAll(consolidator.settings());
    flags.putAll(model.settings());
    return flags;
  }

  @Override
  public ExitCode run(App app) throws IOException, InterruptedException {
    RunReport report =
        RunReport.of(
            app,
            new Extraction(ids, selection, force),
            new ConsolidationOptions(
                force, false, consolidator.waitFor(), app.settings().count(Setting.HISTORY_KEEP)));
    print(app, report);
    ExtractionShapes.explain(app, report.extraction());
    ConsolidationShapes.explain(app, report.consolidations());
    return report.code();
  }

  private static void print(App app, RunReport report) throws IOException {
    boolean nothing =
        report.extraction().extracted().isEmpty() && report.extraction().failed().isEmpty();
    if (app.output().form() == Form.JSON) {
      app.output().document(RunReport.DOCUMENT, report);
    } else if (nothing) {
      app.notices().say("nothing to extract; `memories candidates --all` says why");
    } else {
      app.output().table(ExtractionShapes.DOCUMENT, report.extraction(), ExtractionShapes::table);
      app.output()
          .table(ConsolidationShapes.DOCUMENT, report.consolidations(), ConsolidationShapes::table);
    }
  }
}
