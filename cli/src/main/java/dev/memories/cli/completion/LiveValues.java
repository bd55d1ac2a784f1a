package dev.memories.cli.completion;

import java.util.List;

/** Values that come from the user's own data, asked for only when they can be typed. */
public interface LiveValues {
  /** Sessions by id, newest first, with their titles. */
  List<Suggestion> sessions();

  /** Projects that have memory, by cwd. */
  List<Suggestion> projects();

  /** Owners of locks, with the project. */
  List<Suggestion> lockOwners();
}
