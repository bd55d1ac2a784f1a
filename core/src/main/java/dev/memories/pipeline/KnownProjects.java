package dev.memories.pipeline;

import dev.memories.session.Project;
import dev.memories.session.ProjectResolver;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.trace.TraceHead;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The project of each session: resolved when its cwd is first seen, then kept, though the folder or
 * a link in it may go (product.md 3).
 */
final class KnownProjects {
  private final ProjectResolver resolver;
  private final Map<SessionId, Session.Place> bySession = new HashMap<>();
  private final Map<String, Project> byCwd = new HashMap<>();
  private final Map<String, Optional<Project>> resolved = new HashMap<>();

  KnownProjects(ProjectResolver resolver, Collection<Session> sessions, List<TraceHead> traces) {
    this.resolver = resolver;
    for (TraceHead trace : traces) {
      byCwd.putIfAbsent(trace.subject().cwd(), trace.project());
      bySession.put(trace.id(), new Session.Place(trace.subject().cwd(), trace.project()));
    }
    for (Session session : sessions) {
      bySession.put(session.id(), session.place());
      String cwd = session.place().cwd();
      if (cwd != null) {
        session.project().ifPresent(project -> byCwd.putIfAbsent(cwd, project));
      }
    }
  }

  /** Where a session works, given its cwd as the rollout spells it. */
  Session.Place place(SessionId id, @Nullable String cwd) {
    if (cwd == null || cwd.isEmpty()) {
      return new Session.Place(null, null);
    }
    Session.Place before = bySession.get(id);
    if (before != null && cwd.equals(before.cwd()) && before.project() != null) {
      return before;
    }
    Project project =
        resolved
            .computeIfAbsent(cwd, resolver::resolveExisting)
            .orElseGet(() -> byCwd.getOrDefault(cwd, new Project(cwd)));
    return new Session.Place(cwd, project);
  }
}
