package dev.memories.pipeline.consolidate;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.ProjectMoveTable.Placed;
import dev.memories.state.StateDatabase;
import dev.memories.text.StoredPath;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The sessions that began in a folder, but belong to the project of another. */
public final class FolderSessions {
  private FolderSessions() {}

  /**
   * Finds them. A session that the folder's project gave away in a move or a merge is one, too.
   *
   * @param folderOf a cwd as a project of its own
   * @return by the project that they belong to; projects inside the folder are left out
   */
  public static Map<Project, Set<SessionId>> of(
      StateDatabase state, Project folder, Function<String, Project> folderOf) {
    Path top = StoredPath.of(folder.cwd());
    Set<SessionId> givenAway = state.moves().givenAway(folder);
    Map<String, Boolean> inside = new HashMap<>();
    Map<Project, Set<SessionId>> found = new TreeMap<>();
    for (Placed placed : state.moves().placed()) {
      boolean isOfFolder =
          givenAway.contains(placed.id())
              || inside.computeIfAbsent(
                  placed.cwd(),
                  cwd ->
                      !cwd.isEmpty() && StoredPath.of(folderOf.apply(cwd).cwd()).startsWith(top));
      if (isOfFolder && !StoredPath.of(placed.project().cwd()).startsWith(top)) {
        found.computeIfAbsent(placed.project(), _ -> new TreeSet<>()).add(placed.id());
      }
    }
    return found;
  }
}
