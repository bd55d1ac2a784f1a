package dev.memories.rollout.lineage;

/** Whose a line of a session's history is. */
public enum LineOwner {
  /** The session's, in its rollout. */
  SESSION,
  /** The session's, in a file that a revert superseded. */
  EARLIER,
  /** Copied from a parent: context that nobody extracts. */
  PARENT
}
