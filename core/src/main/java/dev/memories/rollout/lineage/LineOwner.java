package dev.memories.rollout.lineage;

/** The owner of a line in a session's history. */
public enum LineOwner {
  /** The session itself; the line is in its rollout. */
  SESSION,
  /** The session itself; the line is in a file that a revert superseded. */
  EARLIER,
  /** The parent of a fork; the line is context, and nothing is extracted from it. */
  PARENT
}
