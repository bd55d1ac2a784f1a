package dev.memories.pipeline.index;

import dev.memories.project.LocatedProject;
import dev.memories.project.ProjectLocator;
import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project of each session. It is decided when the session is first seen, and kept when
 * the folder or a link to it is gone, or when a later turn works elsewhere (docs/spec/product.md
 * 3.1.5).
 */
final class SessionProjects {
  private final ProjectLocator locator;
  private final StateDatabase state;
  private final Map<String, Optional<LocatedProject>> located = new HashMap<>();
  private final Map<String, LocatedProject> gone = new HashMap<>();
  private @Nullable Map<String, Project> byCwd;

  SessionProjects(ProjectLocator locator, StateDatabase state) {
    this.locator = locator;
    this.state = state;
  }

  /**
   * The cwd and project of a session.
   *
   * @param cwd where the session began, as the rollout spells it
   * @param before the known cwd and project; null when the session is new
   */
  Session.Place place(@Nullable String cwd, Session.@Nullable Place before) {
    if (before != null && before.project() != null) {
      return before;
    }
    if (cwd == null || cwd.isEmpty()) {
      return new Session.Place(null, null);
    }
    LocatedProject found =
        located.computeIfAbsent(cwd, locator::locateExisting).orElseGet(() -> gone(cwd));
    return new Session.Place(cwd, found.project(), found.why());
  }

  private LocatedProject gone(String cwd) {
    LocatedProject spelt = gone.computeIfAbsent(cwd, locator::locateGone);
    Project known = byCwd().getOrDefault(cwd, spelt.project());
    return known.equals(spelt.project())
        ? spelt
        : new LocatedProject(known, new Placement(Placement.Kind.KNOWN, ""));
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
