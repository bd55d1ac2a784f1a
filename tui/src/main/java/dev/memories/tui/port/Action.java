package dev.memories.tui.port;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import java.util.List;
import java.util.Optional;

/** Something that the user can do to the memory. */
public sealed interface Action {
  /** An action on the memory itself. */
  sealed interface MemoryChange extends Action {}

  /** A change whose plan the user sees and confirms first. */
  sealed interface Planned extends MemoryChange {}

  /** Extracts these sessions again. */
  record Extract(List<SessionId> sessions) implements Planned {
    public Extract {
      sessions = List.copyOf(sessions);
    }
  }

  /** Extracts the candidates of these projects. */
  record ExtractCandidates(List<Project> projects) implements Planned {
    public ExtractCandidates {
      projects = List.copyOf(projects);
    }
  }

  record Consolidate(List<Project> projects) implements Planned {
    public Consolidate {
      projects = List.copyOf(projects);
    }
  }

  /** Releases the lock of a project, whoever holds it. */
  record ReleaseLock(Project project) implements Planned {}

  /** Takes the lock of a project, whoever holds it. */
  record TakeLock(Project project) implements Planned {}

  /** Removes everything that was learnt from these sessions. */
  record Forget(List<SessionId> sessions) implements Planned {
    public Forget {
      sessions = List.copyOf(sessions);
    }
  }

  /** Allows forgotten sessions to be extracted again. */
  record Remember(List<SessionId> sessions) implements MemoryChange {
    public Remember {
      sessions = List.copyOf(sessions);
    }
  }

  /** Restores an earlier consolidation. */
  record Restore(Project project, String version) implements Planned {}

  /**
   * Accepts or rejects changes of a proposal that waits.
   *
   * @param proposal the version of the proposal that the user has seen
   * @param changes the ids of the changes
   */
  record Decide(Project project, String proposal, List<String> changes, boolean accept)
      implements MemoryChange {
    public Decide {
      changes = List.copyOf(changes);
    }
  }

  /** Removes a proposal that waits, and leaves the memory as it is. */
  record Discard(Project project) implements Planned {}

  /**
   * Takes decisions about a proposal back.
   *
   * @param version the memory before them
   * @param rejected what the user had them reject, so that it may come again
   */
  record UndoReview(Project project, String version, List<String> rejected)
      implements MemoryChange {
    public UndoReview {
      rejected = List.copyOf(rejected);
    }
  }

  /** Brings the index of rollouts up to date. */
  record Refresh() implements MemoryChange {}

  /**
   * Runs a command line.
   *
   * @param line the words after {@code memories}
   * @param in the project whose folder is the working directory, if that folder exists
   */
  record RunLine(String line, Optional<Project> in) implements Action {}
}
