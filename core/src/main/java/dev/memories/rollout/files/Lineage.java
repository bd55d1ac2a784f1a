package dev.memories.rollout.files;

import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.util.List;

/** Finds the rollouts of other sessions, for forks and reverts that continue them. */
@FunctionalInterface
public interface Lineage {
  /** The files of a session, the newest first; empty when the session is unknown. */
  List<Path> filesOf(SessionId id);

  /** Knows no session, so that all lines of a rollout count as its own. */
  static Lineage unknown() {
    return _ -> List.of();
  }
}
