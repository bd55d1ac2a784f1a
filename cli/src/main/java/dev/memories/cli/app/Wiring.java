package dev.memories.cli.app;

import dev.memories.cli.output.ProgressLine;
import dev.memories.cli.output.Terminal;
import dev.memories.config.Setting;
import dev.memories.consolidate.Consolidator;
import dev.memories.consolidate.offline.OfflineConsolidator;
import dev.memories.extract.OfflineExtractor;
import dev.memories.extract.TraceExtractor;
import dev.memories.model.recording.Recordings;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.consolidate.RestoreRun;
import dev.memories.pipeline.extract.ExtractionContext;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.pipeline.index.SessionIndex;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.state.StateDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the core's parts together as the settings say. */
public final class Wiring {
  private final App app;
  private @Nullable Consumer<PipelineEvent> listener;
  private @Nullable Models models;

  Wiring(App app) {
    this.app = app;
  }

  private Wiring(App app, Consumer<PipelineEvent> progress) {
    this.app = app;
    this.listener = progress;
  }

  /** The same, with another listener for what the runs say. */
  public Wiring telling(Consumer<PipelineEvent> listener) {
    return new Wiring(app, listener);
  }

  /** Made when first needed: to know how wide the terminal is, a program has to be asked. */
  private Consumer<PipelineEvent> progress() {
    Consumer<PipelineEvent> known = listener;
    if (known == null) {
      known = new PipelineProgress(app.notices(), bar(app));
      listener = known;
    }
    return known;
  }

  private static Optional<ProgressLine> bar(App app) {
    Terminal terminal = app.environment().terminal();
    boolean shown =
        terminal.isError()
            && !app.options().isQuiet()
            && !app.environment().variable("TERM").equals(Optional.of("dumb"));
    return shown
        ? Optional.of(
            new ProgressLine(
                app.environment().streams().err(), terminal.columns(), app.notices().style()))
        : Optional.empty();
  }

  /** Who is asked for traces and memory; the same for both phases, with one budget. */
  public Models models() {
    Models known = models;
    if (known == null) {
      known = new Models(app);
      models = known;
    }
    return known;
  }

  /** Brings the index up to date. */
  public IndexReport index(StateDatabase database) throws InterruptedException {
    return sessionIndex(database).update(app.codexHome());
  }

  /** Brings the index up to date where there is a Codex home: memory may outlive it. */
  public void indexIfPossible(StateDatabase database) throws InterruptedException {
    if (app.hasCodexHome()) {
      index(database);
    }
  }

  /** Reads every rollout anew. */
  public IndexReport rebuildIndex(StateDatabase database) throws InterruptedException {
    return sessionIndex(database).rebuild(app.codexHome());
  }

  private SessionIndex sessionIndex(StateDatabase database) {
    return new SessionIndex(
        database,
        app.memoriesHome(),
        app.environment().variables(),
        SecretRedactor.product(),
        app.environment().clock(),
        progress());
  }

  /** Phase 1, with the extractor that the settings name. */
  public ExtractionRun extraction(StateDatabase database) {
    return new ExtractionRun(
        ExtractionContext.of(database, app.memoriesHome(), extractor(), app.environment().clock()),
        app.settings().count(Setting.CONCURRENCY),
        progress());
  }

  private TraceExtractor extractor() {
    String name = app.settings().text(Setting.EXTRACTOR).orElseThrow();
    return switch (name) {
      case "offline" ->
          new OfflineExtractor(
              SecretRedactor.product(), RolloutFiles.of(app.codexHome()).lineage());
      case "model" -> models().modelExtractor();
      case "command" -> models().commandExtractor();
      default -> throw UsageException.wrong("use the extractor " + name, "there is none", null);
    };
  }

  /** Phase 2, with the consolidator that the settings name. */
  public ConsolidationRun consolidation(StateDatabase database) {
    return new ConsolidationRun(
        database,
        app.memoriesHome()::root,
        consolidator(),
        ConsolidationContext.of(app.environment().clock()),
        progress());
  }

  /** What takes sessions out of memory. */
  public ForgetRun forgetting(StateDatabase database) {
    return new ForgetRun(
        database,
        app.memoriesHome(),
        ConsolidationContext.of(app.environment().clock()),
        Stream.of(Setting.RECORD, Setting.REPLAY)
            .flatMap(setting -> app.settings().text(setting).stream())
            .distinct()
            .map(folder -> new Recordings(Path.of(folder)))
            .toList());
  }

  /** The way back to an earlier version of a project's outputs. */
  public RestoreRun restoration(StateDatabase database) {
    return new RestoreRun(
        database, app.memoriesHome()::root, ConsolidationContext.of(app.environment().clock()));
  }

  private Consolidator consolidator() {
    String name = app.settings().text(Setting.CONSOLIDATOR).orElseThrow();
    return switch (name) {
      case "offline" -> new OfflineConsolidator();
      case "model" -> models().modelConsolidator();
      case "command" -> models().commandConsolidator();
      default -> throw UsageException.wrong("use the consolidator " + name, "there is none", null);
    };
  }
}
