package dev.memories.tui.port;

import dev.memories.session.Project;
import java.util.Map;
import java.util.Optional;

/**
 * A project, as the tree shows it.
 *
 * @param counts the number of entries of each section; a missing section has an unknown number
 * @param health the facts behind the badges
 * @param lock the consolidation lock, if somebody holds it
 */
public record ProjectRow(
    Project project, Map<Section, Integer> counts, Health health, Optional<HeldLock> lock) {
  public ProjectRow {
    counts = Map.copyOf(counts);
  }

  /** The number of changes that wait for review. */
  public int waiting() {
    return counts.getOrDefault(Section.REVIEW, 0);
  }

  /**
   * Conditions that the user may want to act on.
   *
   * @param folderGone the working directory no longer exists
   * @param stale traces have changed since the last consolidation
   * @param failed the number of sessions whose last extraction failed
   */
  public record Health(boolean folderGone, boolean stale, int failed) {}
}
