package dev.memories.pipeline.consolidate;

import dev.memories.recall.SeenFiles;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.ProjectMoveTable.Move;
import dev.memories.state.ProjectMoveTable.Placed;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the seen files of sessions ({@link SeenFiles}) where their sessions are after a merge or a
 * split.
 */
record MovedSeenFiles(StateDatabase state, MemoriesHome home, Move move) {
  /** Follows the rows of the sessions. It can be repeated. */
  void follow() {
    Map<String, Placed> placed = new HashMap<>();
    state.moves().placed().forEach(session -> placed.put(session.id().value(), session));
    Project source = move.source();
    Project target = move.target();
    // What lies in the folder of a merged project is older, and stays there for its undoing.
    for (MemoryRoot merged : List.of(merged(source, target), merged(target, source))) {
      follow(merged, placed, true);
    }
    follow(home.root(source), placed, false);
    follow(home.root(target), placed, false);
  }

  private MemoryRoot merged(Project project, Project into) {
    return new MemoryRoot(home.merged(project, into).resolve("memory"));
  }

  private void follow(MemoryRoot from, Map<String, Placed> placed, boolean stays) {
    for (String name : SeenFiles.sessions(from)) {
      Placed session = placed.get(name);
      if (session != null && isMoved(session, from)) {
        bring(session.id(), from, home.root(session.project()), stays);
      }
    }
  }

  private boolean isMoved(Placed session, MemoryRoot from) {
    return (session.project().equals(move.source()) || session.project().equals(move.target()))
        && !home.root(session.project()).equals(from);
  }

  private static void bring(SessionId session, MemoryRoot from, MemoryRoot to, boolean stays) {
    try {
      SeenFiles.copy(from, to, session);
      if (!stays) {
        SeenFiles.forget(from, session);
      }
    } catch (IOException e) {
      throw new TreeException("move what " + session + " has seen to " + to.folder(), e);
    }
  }
}
