package dev.memories.tui.memory;

import dev.memories.candidate.GateSettings;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.pipeline.extract.ExtractionRun;
import dev.memories.pipeline.forget.ForgetRun;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.search.SearchDatabase;
import dev.memories.state.StateDatabase;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.LineSuggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The runs of the pipeline with the user's settings, and the command line. */
public interface Pipeline {
  /** The gates that a session must pass, without a limit on the number of sessions. */
  GateSettings gates();

  ExtractionRun extraction(StateDatabase state, Consumer<PipelineEvent> listener);

  ConsolidationRun consolidation(StateDatabase state, Consumer<PipelineEvent> listener);

  ForgetRun forgetting(StateDatabase state);

  /** The number of earlier consolidations to keep. */
  int historyKeep();

  /** Whether a consolidation waits for the user's review. */
  boolean review();

  /** Brings the index of rollouts up to date. */
  IndexReport index(StateDatabase state, Consumer<PipelineEvent> listener)
      throws InterruptedException;

  /**
   * Brings the search index up to date and uses it.
   *
   * @param listener receives the progress of the update
   */
  <T> T search(Function<SearchDatabase, T> use, Consumer<PipelineEvent> listener)
      throws InterruptedException;

  /** Runs a command line without the word {@code memories} in a folder, and returns its output. */
  ActionOutcome run(String line, Path folder) throws InterruptedException;

  /** Completions of such a line. */
  List<LineSuggestion> suggest(String line);
}
