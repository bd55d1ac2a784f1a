package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.option.ConsolidatorOptions;
import dev.memories.cli.option.ExtractorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.option.OptionGroup;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Terminal;
import dev.memories.cli.pipeline.AgentOffer;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.config.Origin;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.state.sql.StateException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code memories run}: both phases, as an agent does at its start. */
final class RunCommand implements Subcommand {
  private final BothPhases phases;
  private final SearchIndexing searching;
  private final AgentOffer offer;
  private final Terminal terminal;
  private final Supplier<Settings> settings;
  private final Output output;
  private final Notices notices;
  private final Conclusion conclusion;

  private final Parameters ids =
      Parameters.of(
          "0..*", "ID", "extract these, even if they would be left out: ids or their beginnings");

  private final SelectionOptions selection = new SelectionOptions();
  private final ExtractorOptions extractor = new ExtractorOptions();
  private final ConsolidatorOptions consolidator = new ConsolidatorOptions();
  private final ModelOptions model = new ModelOptions();
  private final Flag force = Flag.of("--force", "also sessions and projects that are up to date");

  RunCommand(
      BothPhases phases,
      SearchIndexing searching,
      AgentOffer offer,
      Terminal terminal,
      Supplier<Settings> settings,
      Output output,
      Notices notices,
      Conclusion conclusion) {
    this.phases = phases;
    this.searching = searching;
    this.offer = offer;
    this.terminal = terminal;
    this.settings = settings;
    this.output = output;
    this.notices = notices;
    this.conclusion = conclusion;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(
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
    return OptionGroup.settings(selection, extractor, consolidator, model);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    RunReport report =
        phases.run(
            new SelectedSessions(ids.values(), selection, force.isSet()),
            new ConsolidationOptions(
                force.isSet(),
                false,
                consolidator.waitFor(),
                settings.get().count(Setting.HISTORY_KEEP),
                settings.get().isOn(Setting.REVIEW)));
    print(report);
    report.explain(notices);
    if (!report.interrupted()) {
      offerAgent(report);
      refreshSearch();
    }
    report.conclude(conclusion);
    return report.code();
  }

  /** Once, to a person who has not chosen an extractor: the first run on a terminal. */
  private void offerAgent(RunReport report) {
    boolean chosen =
        settings
            .get()
            .value(Setting.EXTRACTOR)
            .filter(value -> !(value.origin() instanceof Origin.Default))
            .isPresent();
    if (report.first() && !chosen && terminal.isError()) {
      offer
          .line(
              report.decisions().stream()
                  .filter(Decision::isCandidate)
                  .map(Decision::session)
                  .toList(),
              "memories run --force")
          .ifPresent(notices::say);
    }
  }

  /** The run is done and saved: the next search tries again. */
  private void refreshSearch() throws IOException, InterruptedException {
    try {
      searching.refresh();
    } catch (StateException problem) {
      notices.warn("the search index is not up to date: " + problem.getMessage());
    }
  }

  private void print(RunReport report) throws IOException {
    ExtractionReport extraction = report.extraction();
    if (output.form() == Form.JSON) {
      output.document(RunReport.DOCUMENT, report);
    } else if (report.interrupted()) {
      return; // The rows would bury the sentence that says what was saved.
    } else if (!extraction.extracted().isEmpty() || !extraction.failed().isEmpty()) {
      output.table(ExtractionShapes.DOCUMENT, extraction, ExtractionShapes::table);
      output.table(
          ConsolidationShapes.DOCUMENT, report.consolidations(), ConsolidationShapes::table);
    }
  }
}
