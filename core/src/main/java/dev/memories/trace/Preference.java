package dev.memories.trace;

import java.util.List;

/**
 * A wish of the user, quoted.
 *
 * @param text without the notes that a trace puts after it
 * @param lasting whether it holds beyond its task
 * @param revokes whether it takes an earlier wish back; such a wish is lasting
 * @param lines of the rollout, ascending
 */
public record Preference(String text, boolean lasting, boolean revokes, List<Integer> lines) {
  /** The preference holds only for its task. */
  private static final String FOR_THIS_TASK = " (for this task)";

  /** The preference revokes an earlier one. */
  private static final String REVOKES = " (takes an earlier wish back)";

  public Preference {
    lines = List.copyOf(lines);
  }

  static Preference of(TraceBullet bullet) {
    String text = bullet.text();
    boolean revokes = text.endsWith(REVOKES);
    boolean lasting = !text.endsWith(FOR_THIS_TASK);
    String note = revokes ? REVOKES : lasting ? "" : FOR_THIS_TASK;
    return new Preference(
        text.substring(0, text.length() - note.length()), lasting, revokes, bullet.lines());
  }

  /** The preference as a bullet of a trace, with its note. */
  public TraceBullet bullet() {
    return new TraceBullet(text + (revokes ? REVOKES : lasting ? "" : FOR_THIS_TASK), lines);
  }
}
