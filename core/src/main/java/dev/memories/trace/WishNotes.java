package dev.memories.trace;

/** Notes that a trace puts after a quoted preference. */
public final class WishNotes {
  /** The preference holds only for its task. */
  public static final String FOR_THIS_TASK = " (for this task)";

  /** The preference revokes an earlier one. */
  public static final String REVOKES = " (takes an earlier wish back)";

  private WishNotes() {}
}
