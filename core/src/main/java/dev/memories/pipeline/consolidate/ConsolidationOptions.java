package dev.memories.pipeline.consolidate;

import dev.memories.tree.outputs.History;
import java.time.Duration;

/**
 * The user's options for a consolidation.
 *
 * @param force whether to consolidate a project in which nothing has changed
 * @param dryRun whether to change nothing and only report
 * @param patience how long to wait for a project that another run has locked
 * @param historyKeep how many earlier versions to keep
 * @param review whether new outputs wait for the user's review
 */
public record ConsolidationOptions(
    boolean force, boolean dryRun, Duration patience, int historyKeep, boolean review) {
  public static final ConsolidationOptions DEFAULT =
      new ConsolidationOptions(false, false, Duration.ZERO, History.KEEP);

  /** Options without a review. */
  public ConsolidationOptions(boolean force, boolean dryRun, Duration patience, int historyKeep) {
    this(force, dryRun, patience, historyKeep, false);
  }

  /** The same with or without a review. */
  public ConsolidationOptions reviewed(boolean wanted) {
    return new ConsolidationOptions(force, dryRun, patience, historyKeep, wanted);
  }
}
