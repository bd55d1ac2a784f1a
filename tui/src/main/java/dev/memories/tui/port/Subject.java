package dev.memories.tui.port;

import dev.memories.session.Project;
import dev.memories.session.SessionId;

/** The identity of one thing that the preview can show; selections are kept by it. */
public sealed interface Subject {
  Project project();

  /** The document this is, or is a part of. */
  default Subject whole() {
    return this;
  }

  /** What is known of a project, in a dozen lines. */
  record Overview(Project project) implements Subject {}

  /** {@code memory_summary.md}. */
  record Summary(Project project) implements Subject {}

  /** {@code MEMORY.md}. */
  record Registry(Project project) implements Subject {}

  /** {@code skills/<name>/SKILL.md}. */
  record Skill(Project project, String name) implements Subject {}

  /** What was learnt from one session. */
  record SessionTrace(Project project, SessionId id) implements Subject {}

  /** An earlier consolidation. */
  record Version(Project project, String name) implements Subject {}

  /** A session and whether extraction would take it. */
  record Candidate(Project project, SessionId id) implements Subject {}

  /**
   * A part of a document, by its heading or first words.
   *
   * @param line where it starts in the document's text, from 1
   */
  record Passage(Subject of, int line, String title) implements Subject {
    @Override
    public Project project() {
      return of.project();
    }

    @Override
    public Subject whole() {
      return of;
    }
  }
}
