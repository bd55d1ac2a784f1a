package dev.memories.trace;

/** What a trace says of a preference after its quotation. */
public final class WishNotes {
  /** It holds for the task at hand only. */
  public static final String FOR_THIS_TASK = " (for this task)";

  /** It takes an earlier preference back. */
  public static final String REVOKES = " (takes an earlier wish back)";

  private WishNotes() {}
}
