package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Arguments;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.option.ConsolidatorOptions;
import dev.memories.cli.option.ExtractorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code memories run}: both phases, as an agent does at its start. */
final class RunCommand implements Subcommand {
  private final Parameters ids =
      Parameters.of(
          "0..*", "ID", "sessions to extract, whatever the gates say: ids or beginnings of ids");

  private final SelectionOptions selection = new SelectionOptions();
  private final ExtractorOptions extractor = new ExtractorOptions();
  private final ConsolidatorOptions consolidator = new ConsolidatorOptions();
  private final ModelOptions model = new ModelOptions();

  private final Flag force = Flag.of("--force", "also what is up to date");

  @Override
  public List<Argument> arguments() {
    return Arguments.of(
        List.of(ids),
        selection.arguments(),
        extractor.arguments(),
        consolidator.arguments(),
        model.arguments(),
        List.of(force));
  }

  @Override
  public List<String> examples() {
    return List.of("memories run", "memories run --limit all --idle 0", "memories run --json");
  }

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
            new Extraction(ids.values(), selection, force.isSet()),
            new ConsolidationOptions(
                force.isSet(),
                false,
                consolidator.waitFor(),
                app.settings().count(Setting.HISTORY_KEEP)));
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
