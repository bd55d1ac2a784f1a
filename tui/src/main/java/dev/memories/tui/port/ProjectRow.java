package dev.memories.tui.port;

import dev.memories.session.Project;
import java.util.Map;
import java.util.Optional;

/**
 * A project as the tree shows it, known without reading a trace.
 *
 * @param counts how much each section holds; a section that is absent holds an unknown number
 * @param standing what the badges tell
 * @param lock whoever holds the consolidation lock
 */
public record ProjectRow(
    Project project, Map<Section, Integer> counts, Health health, Optional<HeldLock> lock) {
  public ProjectRow {
    counts = Map.copyOf(counts);
  }

  /**
   * What a user may want to act on.
   *
   * @param folderGone the working directory no longer exists
   * @param stale traces changed since the last consolidation
   * @param failed sessions whose last extraction failed
   */
  public record Health(boolean folderGone, boolean stale, int failed) {}
}
