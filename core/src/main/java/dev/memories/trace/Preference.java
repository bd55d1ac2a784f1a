package dev.memories.trace;

import java.util.List;

/**
 * A wish of the user, quoted.
 *
 * @param text without the notes that a trace puts after it
 * @param lasting whether it holds beyond its task
 * @param revokes whether it takes an earlier wish back
 * @param lines of the rollout, ascending
 */
public record Preference(String text, boolean lasting, boolean revokes, List<Integer> lines) {
  public Preference {
    lines = List.copyOf(lines);
  }

  static Preference of(TraceBullet bullet) {
    String text = bullet.text();
    boolean lasting = !text.contains(WishNotes.FOR_THIS_TASK);
    boolean revokes = text.contains(WishNotes.REVOKES);
    return new Preference(
        text.replace(WishNotes.FOR_THIS_TASK, "").replace(WishNotes.REVOKES, "").strip(),
        lasting,
        revokes,
        bullet.lines());
  }
}
