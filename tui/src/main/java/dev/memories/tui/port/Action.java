package dev.memories.tui.port;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import java.util.List;
import java.util.Optional;

/** Something that changes the memory, on the user's word. */
public sealed interface Action {
  ActionKind kind();

  /** Extracts these sessions anew. */
  record Extract(List<SessionId> sessions) implements Action {
    public Extract {
      sessions = List.copyOf(sessions);
    }

    @Override
    public ActionKind kind() {
      return ActionKind.EXTRACT;
    }
  }

  /** Extracts the candidates of these projects. */
  record ExtractCandidates(List<Project> projects) implements Action {
    public ExtractCandidates {
      projects = List.copyOf(projects);
    }

    @Override
    public ActionKind kind() {
      return ActionKind.EXTRACT;
    }
  }

  record Consolidate(List<Project> projects) implements Action {
    public Consolidate {
      projects = List.copyOf(projects);
    }

    @Override
    public ActionKind kind() {
      return ActionKind.CONSOLIDATE;
    }
  }

  /** Frees the lock, whoever holds it. */
  record ReleaseLock(Project project) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.RELEASE_LOCK;
    }
  }

  /** Takes the lock, whoever holds it. */
  record TakeLock(Project project) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.TAKE_LOCK;
    }
  }

  /** Removes what these sessions taught. */
  record Forget(List<SessionId> sessions) implements Action {
    public Forget {
      sessions = List.copyOf(sessions);
    }

    @Override
    public ActionKind kind() {
      return ActionKind.FORGET;
    }
  }

  /** Lifts a {@link Forget}. */
  record Remember(List<SessionId> sessions) implements Action {
    public Remember {
      sessions = List.copyOf(sessions);
    }

    @Override
    public ActionKind kind() {
      return ActionKind.FORGET;
    }
  }

  /** Puts an earlier consolidation back. */
  record Restore(Project project, String version) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.RESTORE;
    }
  }

  /** Reads the rollouts anew. */
  record Refresh() implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.REFRESH;
    }
  }

  /**
   * A line as one types it after {@code memories}.
   *
   * @param in the project whose folder it is typed in, as far as that is there
   */
  record RunLine(String line, Optional<Project> in) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.RUN_LINE;
    }
  }
}
