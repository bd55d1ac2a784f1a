package dev.memories.recall;

import dev.memories.text.OneLine;
import dev.memories.tree.outputs.PinnedSection;

/** Adds lines to the section {@code ## Pinned} of a registry. */
public final class PinnedBullets {
  private static final String HEADING = "## Pinned\n\n";

  private PinnedBullets() {}

  /**
   * The registry with a bullet at the end of its pinned section, which is made if there is none.
   *
   * @param title the first heading of a registry that is empty
   * @param statement the bullet's text; becomes one line
   */
  public static String add(String registry, String title, String statement) {
    String present = registry.isBlank() ? "# " + title + "\n\n" : registry;
    String pinned = PinnedSection.of(present);
    String section = pinned.isEmpty() ? HEADING : pinned.stripTrailing() + "\n";
    return PinnedSection.putInto(
        present, section + "- " + OneLine.of(statement, Integer.MAX_VALUE) + "\n");
  }
}
