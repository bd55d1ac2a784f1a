package dev.memories.shellline;

/** The effect of a command on a project, from the least to the most telling. */
public enum CommandKind {
  NOTHING,
  READ,
  QUERY,
  RUN,
  COMMIT,
  CHANGE,
  CHECK
}
