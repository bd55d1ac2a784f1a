package dev.memories.cli.browser;

import dev.memories.candidate.GateSettings;
import dev.memories.cli.app.App;
import dev.memories.config.Setting;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.state.StateDatabase;
import dev.memories.tui.memory.Pipeline;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The runs as the user's settings say, and this program's own command lines. */
public final class SettingsPipeline implements Pipeline {
  private final App app;
  private final GateSettings gates;
  private final CapturedCommands commands;

  public SettingsPipeline(App app, GateSettings gates) {
    this.app = app;
    this.gates = gates;
    this.commands = new CapturedCommands(app);
  }

  @Override
  public GateSettings gates() {
    return gates;
  }

  @Override
  public ExtractionRun extraction(StateDatabase state, Consumer<PipelineEvent> listener) {
    return app.wiring().telling(listener).extraction(state);
  }

  @Override
  public ConsolidationRun consolidation(StateDatabase state, Consumer<PipelineEvent> listener) {
    return app.wiring().telling(listener).consolidation(state);
  }

  @Override
  public ForgetRun forgetting(StateDatabase state) {
    return app.wiring().forgetting(state);
  }

  @Override
  public int historyKeep() {
    return app.settings().count(Setting.HISTORY_KEEP);
  }

  @Override
  public IndexReport index(StateDatabase state, Consumer<PipelineEvent> listener)
      throws InterruptedException {
    return app.wiring().telling(listener).index(state);
  }

  @Override
  public ActionOutcome run(String line, Path folder) throws InterruptedException {
    return commands.run(line, folder);
  }

  @Override
  public List<Suggestion> suggest(String line) {
    return commands.suggest(line);
  }
}
