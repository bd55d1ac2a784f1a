package dev.memories.cli.app;

import dev.memories.cli.output.ProgressLine;
import dev.memories.config.Setting;
import dev.memories.consolidate.Consolidator;
import dev.memories.consolidate.OfflineConsolidator;
import dev.memories.pipeline.ConsolidationRun;
import dev.memories.pipeline.ConsolidationTools;
import dev.memories.pipeline.IndexReport;
import dev.memories.pipeline.SessionIndex;
import dev.memories.redact.SecretRedactor;
import dev.memories.state.StateDatabase;
import java.util.Optional;

/** Puts the core's parts together as the settings say. */
public final class Wiring {
  private final App app;
  private final PipelineProgress progress;

  Wiring(App app) {
    this.app = app;
    boolean bar = app.environment().terminal().isError() && !app.options().isQuiet();
    this.progress =
        new PipelineProgress(
            app.notices(),
            bar
                ? Optional.of(
                    new ProgressLine(
                        app.environment().streams().err(), app.environment().terminal().columns()))
                : Optional.empty());
  }

  /** Brings the index up to date. */
  public IndexReport index(StateDatabase database) throws InterruptedException {
    return sessionIndex(database).update(app.codexHome());
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
        progress);
  }

  /** Phase 2, with the consolidator that the settings name. */
  public ConsolidationRun consolidation(StateDatabase database) {
    return new ConsolidationRun(
        database,
        app.memoriesHome()::root,
        consolidator(),
        ConsolidationTools.of(app.environment().clock()),
        progress);
  }

  private Consolidator consolidator() {
    String name = app.settings().text(Setting.CONSOLIDATOR).orElseThrow();
    return switch (name) {
      case "offline" -> new OfflineConsolidator();
      default ->
          throw UsageException.wrong(
              "use the consolidator " + name, "this release has only offline", null);
    };
  }
}
