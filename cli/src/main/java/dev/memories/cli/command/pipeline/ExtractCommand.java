package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.ExtractorOptions;
import dev.memories.cli.option.ModelOptions;
import dev.memories.cli.option.OptionGroup;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.output.Conclusion;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.pipeline.Models;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import dev.memories.config.Settings;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.pipeline.extract.UnsavedExtraction;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code memories extract}: phase 1. */
final class ExtractCommand implements Subcommand {
  private final StateConnection state;
  private final ExtractionPhase phase;
  private final Function<StateDatabase, UnsavedExtraction> unsaved;
  private final SessionSelection sessions;
  private final Models models;
  private final Supplier<Settings> settings;
  private final Output output;
  private final Notices notices;
  private final Conclusion conclusion;

  private final Parameters ids =
      Parameters.of(
          "0..*", "ID", "extract these, even if they would be left out: ids or their beginnings");

  private final SelectionOptions selection = new SelectionOptions();
  private final ExtractorOptions extractor = new ExtractorOptions();
  private final ModelOptions model = new ModelOptions();
  private final Flag dryRun = Flag.of("--dry-run", "only say what would be extracted");
  private final Flag ephemeral = Flag.of("--ephemeral", "keep nothing: print the traces instead");
  private final Flag force = Flag.of("--force", "also sessions that are up to date");

  ExtractCommand(
      StateConnection state,
      ExtractionPhase phase,
      Function<StateDatabase, UnsavedExtraction> unsaved,
      SessionSelection sessions,
      Models models,
      Supplier<Settings> settings,
      Output output,
      Notices notices,
      Conclusion conclusion) {
    this.state = state;
    this.phase = phase;
    this.unsaved = unsaved;
    this.sessions = sessions;
    this.models = models;
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
        model.arguments(),
        List.of(dryRun, ephemeral, force));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories extract",
        "memories extract --limit all --source all",
        "memories extract 01a20298-0428 --force",
        "memories extract --dry-run --json",
        "memories extract --ephemeral 01a20298-0428");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    if (dryRun.isSet()) {
      return Optional.of(ExtractionPlan.DOCUMENT);
    }
    return Optional.of(ephemeral.isSet() ? ExtractionShapes.UNSAVED : ExtractionShapes.DOCUMENT);
  }

  @Override
  public List<JsonShape<?>> documents() {
    return List.of(ExtractionShapes.DOCUMENT, ExtractionPlan.DOCUMENT, ExtractionShapes.UNSAVED);
  }

  @Override
  public Map<Setting, SettingValue> settings() {
    return OptionGroup.settings(selection, extractor, model);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    SelectedSessions selected = new SelectedSessions(ids.values(), selection, force.isSet());
    if (dryRun.isSet()) {
      return plan(selected);
    }
    if (ephemeral.isSet()) {
      return extractUnsaved(selected);
    }
    ExtractionPhase.Extraction extraction = phase.run(state.toWrite(), selected);
    ExtractionReport report = extraction.report();
    boolean interrupted = Thread.interrupted();
    if (!interrupted || output.form() == Form.JSON) {
      output.table(ExtractionShapes.DOCUMENT, report, ExtractionShapes::table);
    }
    ExtractionShapes.explain(notices, report);
    conclude(extraction, interrupted);
    return interrupted
        ? ExitCode.INTERRUPTED
        : ExitCode.ofFailures(
            ExtractionShapes.failures(report.failed()), !report.extracted().isEmpty());
  }

  private ExitCode extractUnsaved(SelectedSessions selected)
      throws IOException, InterruptedException {
    StateDatabase database = state.toTry();
    List<Decision> decisions = sessions.decide(database, selected);
    UnsavedExtraction.Report report = unsaved.apply(database).run(decisions);
    if (!ids.values().isEmpty()) {
      report = report.withFailed(ExtractionPhase.refused(decisions));
    }
    output.markdown(ExtractionShapes.UNSAVED, report, ExtractionShapes::markdown);
    ExtractionShapes.explain(notices, report.failed());
    return ExitCode.ofFailures(
        ExtractionShapes.failures(report.failed()), !report.traces().isEmpty());
  }

  private void conclude(ExtractionPhase.Extraction extraction, boolean interrupted) {
    // A named session that is left out is reported as a failure of its own.
    SelectionSummary selection =
        new SelectionSummary(ids.values().isEmpty() ? extraction.decisions() : List.of());
    int extracted = extraction.report().extracted().size();
    int failed = extraction.report().failed().size();
    if (interrupted) {
      conclusion.interrupted(
          extracted, extraction.decisions().stream().filter(Decision::isCandidate).count());
    } else if (extracted + failed == 0) {
      selection.nothing(conclusion);
    } else {
      conclusion.done(
          "extracted "
              + Conclusion.count(extracted, "session")
              + (failed == 0 ? "" : ", " + failed + " failed"),
          List.of(
              selection.leftOut(),
              selection.list(),
              extracted == 0 ? "" : Conclusion.next("memories consolidate --all")));
    }
  }

  private ExitCode plan(SelectedSessions selected) throws IOException, InterruptedException {
    String name = settings.get().text(Setting.EXTRACTOR).orElseThrow();
    ExtractionPlan plan =
        ExtractionPlan.of(sessions.decide(state.toIndex(), selected), name, models);
    output.table(ExtractionPlan.DOCUMENT, plan, ExtractionPlan::table);
    plan.destination().ifPresent(notices::say);
    plan.cuts().ifPresent(notices::say);
    return ExitCode.DONE;
  }
}
