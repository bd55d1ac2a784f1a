package dev.memories.cli.pipeline;

import dev.memories.cli.call.Environment;
import dev.memories.cli.memory.Homes;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.pipeline.index.SessionIndex;
import dev.memories.redact.SecretRedactor;
import dev.memories.state.StateDatabase;
import java.util.function.Consumer;

/** Brings the index of sessions up to date with the logs of the agents. */
public final class SessionIndexing {
  private final Homes homes;
  private final Environment environment;
  private final Consumer<PipelineEvent> listener;

  /**
   * @param listener is told of progress and of what cannot be read
   */
  public SessionIndexing(Homes homes, Environment environment, Consumer<PipelineEvent> listener) {
    this.homes = homes;
    this.environment = environment;
    this.listener = listener;
  }

  /** Reads the logs that have changed. */
  public IndexReport update(StateDatabase state) throws InterruptedException {
    return index(state).update(homes.logs());
  }

  /** The same if there are any logs: memory may outlive them. */
  public void updateIfPossible(StateDatabase state) throws InterruptedException {
    if (homes.hasLogs()) {
      update(state);
    }
  }

  /** Reads every log again. */
  public IndexReport rebuild(StateDatabase state) throws InterruptedException {
    return index(state).rebuild(homes.logs());
  }

  private SessionIndex index(StateDatabase state) {
    return new SessionIndex(
        state,
        homes.memoriesHome(),
        environment.variables(),
        homes.projectRules(),
        SecretRedactor.product(),
        environment.clock(),
        listener);
  }
}
