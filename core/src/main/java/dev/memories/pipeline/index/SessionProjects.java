package dev.memories.pipeline.index;

import dev.memories.session.Project;
import dev.memories.session.ProjectResolver;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project of each session. A project is resolved when its cwd is first seen, and kept
 * when the folder or a link to it is gone (docs/spec/product.md 3.1.5).
 */
final class SessionProjects {
  private final ProjectResolver resolver;
  private final StateDatabase state;
  private final Map<String, Optional<Project>> resolved = new HashMap<>();
  private @Nullable Map<String, Project> byCwd;

  SessionProjects(ProjectResolver resolver, StateDatabase state) {
    this.resolver = resolver;
    this.state = state;
  }

  /**
   * The cwd and project of a session.
   *
   * @param cwd as the rollout spells it
   * @param before the known cwd and project; null when the session is new
   */
  Session.Place place(@Nullable String cwd, Session.@Nullable Place before) {
    if (cwd == null || cwd.isEmpty()) {
      return new Session.Place(null, null);
    }
    if (before != null && cwd.equals(before.cwd()) && before.project() != null) {
      return before;
    }
    Project project =
        resolved
            .computeIfAbsent(cwd, resolver::resolveExisting)
            .orElseGet(() -> byCwd().getOrDefault(cwd, new Project(cwd)));
    return new Session.Place(cwd, project);
  }

  /**
   * The known project of each cwd. Read only when a folder is found missing. Traces win over
   * sessions.
   */
  private Map<String, Project> byCwd() {
    Map<String, Project> known = byCwd;
    if (known == null) {
      known = new HashMap<>(state.sessions().projectsByCwd());
      known.putAll(state.traces().projectsByCwd());
      byCwd = known;
    }
    return known;
  }
}
