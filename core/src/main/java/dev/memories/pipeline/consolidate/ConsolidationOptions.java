package dev.memories.pipeline.consolidate;

import dev.memories.tree.outputs.History;
import java.time.Duration;

/**
 * How a consolidation is to be run.
 *
 * @param force also where nothing has changed
 * @param dryRun only tell what would be done
 * @param patience how long to wait for a project that another run holds
 * @param historyKeep how many earlier versions stay
 */
public record ConsolidationOptions(
    boolean force, boolean dryRun, Duration patience, int historyKeep) {
  public static final ConsolidationOptions DEFAULT =
      new ConsolidationOptions(false, false, Duration.ZERO, History.KEEP);
}
