package dev.memories.cli.pipeline;

import dev.memories.cli.call.CallSettings;
import dev.memories.cli.call.Environment;
import dev.memories.cli.memory.Homes;
import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.extract.TraceExtractor;
import dev.memories.model.recording.Recordings;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.archive.MemoryImport;
import dev.memories.pipeline.cleaning.SecretCleaning;
import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.consolidate.ProjectMoveRun;
import dev.memories.pipeline.consolidate.RegistryEditRun;
import dev.memories.pipeline.consolidate.RestoreRun;
import dev.memories.pipeline.consolidate.ReviewRun;
import dev.memories.pipeline.extract.ExtractionContext;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.pipeline.extract.UnsavedExtraction;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.state.StateDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Builds the core's runs with the extractor, consolidator and limits that the settings name. */
public final class PipelineRuns {
  private final Supplier<Settings> settings;
  private final Homes homes;
  private final InstantSource clock;
  private final Models models;

  public PipelineRuns(CallSettings settings, Homes homes, Environment environment) {
    this.settings = settings;
    this.homes = homes;
    this.clock = environment.clock();
    this.models = new Models(settings, homes, environment);
  }

  /** The models that the runs ask; all of them share one token budget. */
  public Models models() {
    return models;
  }

  /** Phase 1. */
  public ExtractionRun extraction(StateDatabase state, Consumer<PipelineEvent> listener) {
    return extraction(state, models.extractor(), listener);
  }

  /** Phase 1 that keeps nothing. */
  public UnsavedExtraction unsavedExtraction(
      StateDatabase state, Consumer<PipelineEvent> listener) {
    return new UnsavedExtraction(
        ExtractionContext.of(state, homes.memoriesHome(), models.extractor(), clock), listener);
  }

  /** Makes offline traces anew with an agent; empty unless the settings ask for it. */
  public Optional<ExtractionRun> renewal(StateDatabase state, Consumer<PipelineEvent> listener) {
    return models.renewer().map(renewer -> extraction(state, renewer, listener));
  }

  private ExtractionRun extraction(
      StateDatabase state, TraceExtractor extractor, Consumer<PipelineEvent> listener) {
    return new ExtractionRun(
        ExtractionContext.of(state, homes.memoriesHome(), extractor, clock),
        settings.get().count(Setting.CONCURRENCY),
        listener);
  }

  /** Phase 2. */
  public ConsolidationRun consolidation(StateDatabase state, Consumer<PipelineEvent> listener) {
    return new ConsolidationRun(
        state,
        homes.memoriesHome()::root,
        models.consolidator(),
        ConsolidationContext.of(clock),
        listener);
  }

  /** Removes sessions from the memory. */
  public ForgetRun forgetting(StateDatabase state) {
    return new ForgetRun(state, homes.memoriesHome(), ConsolidationContext.of(clock), recordings());
  }

  /** Removes secrets that an older version has kept. */
  public SecretCleaning cleaning(StateDatabase state) {
    return new SecretCleaning(
        state,
        homes.memoriesHome(),
        ConsolidationContext.of(clock),
        recordings().stream().map(Recordings::folder).toList());
  }

  private List<Recordings> recordings() {
    return Stream.of(Setting.RECORD, Setting.REPLAY)
        .flatMap(setting -> settings.get().text(setting).stream())
        .distinct()
        .map(folder -> new Recordings(Path.of(folder)))
        .toList();
  }

  /** Changes a project's registry as the user says. */
  public RegistryEditRun registryEdits(StateDatabase state) {
    return new RegistryEditRun(state, homes.memoriesHome()::root, ConsolidationContext.of(clock));
  }

  /** Carries out what the user decides about a proposal. */
  public ReviewRun review(StateDatabase state) {
    return new ReviewRun(state, homes.memoriesHome()::root, ConsolidationContext.of(clock));
  }

  /** Brings back an earlier version of a project's outputs. */
  public RestoreRun restoration(StateDatabase state) {
    return new RestoreRun(state, homes.memoriesHome()::root, ConsolidationContext.of(clock));
  }

  /** Takes memory from elsewhere into projects. */
  public MemoryImport imports(StateDatabase state) {
    return new MemoryImport(state, homes.memoriesHome(), ConsolidationContext.of(clock));
  }

  /** Moves and merges the memory of projects. */
  public ProjectMoveRun moves(StateDatabase state) {
    return new ProjectMoveRun(state, homes.memoriesHome(), ConsolidationContext.of(clock));
  }
}
