package dev.memories.pipeline.forget;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import dev.memories.tree.archive.ImportFolder;
import dev.memories.tree.erase.SessionErasure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A memory root from which sessions are to be removed.
 *
 * @param project null when no row names the project of this root
 * @param erasure the parts of its files to remove
 */
record AffectedRoot(MemoryRoot root, @Nullable Project project, SessionErasure erasure) {
  /**
   * Finds the roots that hold text of the sessions, and those of their traces.
   *
   * @throws TreeException when a link is in the place of a folder that holds their traces: what is
   *     behind it would stay
   */
  static List<AffectedRoot> find(StateDatabase state, MemoriesHome home, List<SessionId> ids) {
    Map<Path, Project> projects = projectsByFolder(state, home, ids);
    Set<Project> traced =
        ids.stream()
            .flatMap(id -> state.traces().findHead(id).stream())
            .map(TraceHead::project)
            .collect(Collectors.toSet());
    traced.forEach(project -> home.root(project).requireNoLinks());
    List<AffectedRoot> affected = new ArrayList<>();
    List<MemoryRoot> roots = new ArrayList<>(home.roots());
    roots.addAll(home.mergedRoots());
    for (MemoryRoot root : List.copyOf(roots)) {
      ImportFolder.of(root).forEach(imported -> roots.add(imported.root()));
    }
    for (MemoryRoot root : roots) {
      Project project = projects.get(root.folder());
      SessionErasure erasure = SessionErasure.plan(root, ids, recordedFiles(state, project));
      if (!erasure.isEmpty() || (project != null && traced.contains(project))) {
        affected.add(new AffectedRoot(root, project, erasure));
      }
    }
    return affected;
  }

  private static Map<Path, Project> projectsByFolder(
      StateDatabase state, MemoriesHome home, List<SessionId> ids) {
    Stream<Project> ofSessions =
        ids.stream()
            .flatMap(id -> state.sessions().find(id).stream())
            .flatMap(session -> session.project().stream());
    Map<Path, Project> projects = new HashMap<>();
    Stream.of(
            state.traces().projects().stream(),
            state.consolidations().projects().stream(),
            ofSessions)
        .flatMap(found -> found)
        .forEach(project -> projects.put(home.root(project).folder(), project));
    return projects;
  }

  private static Map<String, String> recordedFiles(StateDatabase state, @Nullable Project project) {
    return project == null
        ? Map.of()
        : state.consolidations().latest(project).map(Consolidation::files).orElse(Map.of());
  }

  /** Whether a file lies in this root or beside it, as the history does. */
  boolean contains(Path file) {
    return file.startsWith(root.folder().resolveSibling(""));
  }
}
