package dev.memories.cli.browser;

import dev.memories.candidate.GateSettings;
import dev.memories.cli.call.CommandRunner;
import dev.memories.cli.call.Environment;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.pipeline.PipelineRuns;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.cli.pipeline.SessionIndexing;
import dev.memories.config.Setting;
import dev.memories.config.Settings;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.search.SearchDatabase;
import dev.memories.state.StateDatabase;
import dev.memories.tui.memory.Pipeline;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.LineSuggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The runs that the browser starts, built as the settings say, and the program's command lines. */
public final class SettingsPipeline implements Pipeline {
  private final Environment environment;
  private final Supplier<Settings> settings;
  private final Homes homes;
  private final GateSettings gates;
  private final Supplier<PipelineRuns> runs;
  private final Function<Consumer<PipelineEvent>, SearchIndexing> searching;
  private final CapturedCommands commands;

  /**
   * @param runs makes new runs, so that each action of the user has a token budget of its own
   * @param searching opens the search index; asked only when the user searches
   */
  public SettingsPipeline(
      Environment environment,
      Supplier<Settings> settings,
      Homes homes,
      GateSettings gates,
      Supplier<PipelineRuns> runs,
      Function<Consumer<PipelineEvent>, SearchIndexing> searching,
      CommandRunner runner) {
    this.environment = environment;
    this.settings = settings;
    this.homes = homes;
    this.gates = gates;
    this.runs = runs;
    this.searching = searching;
    this.commands = new CapturedCommands(environment, homes, runner);
  }

  @Override
  public GateSettings gates() {
    return gates;
  }

  @Override
  public ExtractionRun extraction(StateDatabase state, Consumer<PipelineEvent> listener) {
    return runs.get().extraction(state, listener);
  }

  @Override
  public ConsolidationRun consolidation(StateDatabase state, Consumer<PipelineEvent> listener) {
    return runs.get().consolidation(state, listener);
  }

  @Override
  public ForgetRun forgetting(StateDatabase state) {
    return runs.get().forgetting(state);
  }

  @Override
  public int historyKeep() {
    return settings.get().count(Setting.HISTORY_KEEP);
  }

  @Override
  public boolean review() {
    return settings.get().isOn(Setting.REVIEW);
  }

  @Override
  public IndexReport index(StateDatabase state, Consumer<PipelineEvent> listener)
      throws InterruptedException {
    return new SessionIndexing(homes, environment, listener).update(state);
  }

  @Override
  public <T> T search(Function<SearchDatabase, T> use, Consumer<PipelineEvent> listener)
      throws InterruptedException {
    try {
      return searching.apply(listener).use(use::apply);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "could not open the search index: " + unreadable.getMessage(), unreadable);
    }
  }

  @Override
  public ActionOutcome run(String line, Path folder) throws InterruptedException {
    return commands.run(line, folder);
  }

  @Override
  public List<LineSuggestion> suggest(String line) {
    return commands.suggest(line);
  }
}
