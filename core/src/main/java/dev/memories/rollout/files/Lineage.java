package dev.memories.rollout.files;

import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.util.List;

/** Finds the rollouts of other sessions, for forks and reverts that continue them. */
@FunctionalInterface
public interface Lineage {
  /** The files of a session, the newest first; empty when the session is unknown. */
  List<Path> filesOf(SessionId id);

  /**
   * The logs that a log of Claude Code may have copied lines from: those that begin with the same
   * line and were begun earlier.
   */
  default List<Path> olderCopies(Path log) {
    return List.of();
  }

  /** Knows no session, so that all lines of a rollout count as its own. */
  static Lineage unknown() {
    return _ -> List.of();
  }
}
