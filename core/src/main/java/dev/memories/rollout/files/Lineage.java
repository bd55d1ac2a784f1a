package dev.memories.rollout.files;

import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.util.List;

/** Finds the rollouts of a session by its id, for what goes on from them: forks and reverts. */
@FunctionalInterface
public interface Lineage {
  /** Its files, the newest first; empty when it is not known. */
  List<Path> filesOf(SessionId id);

  /** Knows no other session: everything in a rollout counts as its own. */
  static Lineage unknown() {
    return _ -> List.of();
  }
}
