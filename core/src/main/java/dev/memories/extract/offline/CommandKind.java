package dev.memories.extract.offline;

/** What a command does to a project; later ones tell more about a line that does several things. */
enum CommandKind {
  NOTHING,
  READ,
  QUERY,
  RUN,
  COMMIT,
  CHANGE,
  CHECK
}
