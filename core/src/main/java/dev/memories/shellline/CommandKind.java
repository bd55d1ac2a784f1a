package dev.memories.shellline;

/** What a command does to a project; later ones tell more about a line that does several things. */
public enum CommandKind {
  NOTHING,
  READ,
  QUERY,
  RUN,
  COMMIT,
  CHANGE,
  CHECK
}
