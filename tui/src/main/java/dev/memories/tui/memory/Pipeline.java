package dev.memories.tui.memory;

import dev.memories.candidate.GateSettings;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.state.StateDatabase;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The runs, put together as the user's settings say, and the command line. */
public interface Pipeline {
  /** What a session must pass, with no limit on how many. */
  GateSettings gates();

  ExtractionRun extraction(StateDatabase state, Consumer<PipelineEvent> listener);

  ConsolidationRun consolidation(StateDatabase state, Consumer<PipelineEvent> listener);

  /** What takes sessions out of memory. */
  ForgetRun forgetting(StateDatabase state);

  /** How many earlier consolidations are kept. */
  int historyKeep();

  /** Brings the index up to date. */
  IndexReport index(StateDatabase state, Consumer<PipelineEvent> listener)
      throws InterruptedException;

  /** Runs a line as one types it after {@code memories}, in a folder; its output comes back. */
  ActionOutcome run(String line, Path folder) throws InterruptedException;

  /** Ways to go on with such a line. */
  List<Suggestion> suggest(String line);
}
