package dev.memories.tui.port;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import java.util.List;

/** The identity of something that the preview can show. */
public sealed interface Subject {
  Project project();

  /** The document that contains this subject; the subject itself unless it is a passage. */
  default Subject whole() {
    return this;
  }

  /** The tabs of this subject, the default first. */
  default List<PreviewTab> tabs() {
    return List.of(PreviewTab.RENDERED, PreviewTab.RAW);
  }

  /** A summary of the project in a dozen lines. */
  record Overview(Project project) implements Subject {
    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED);
    }
  }

  /** {@code memory_summary.md}. */
  record Summary(Project project) implements Subject {}

  /** {@code MEMORY.md}. */
  record Registry(Project project) implements Subject {
    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED, PreviewTab.RAW, PreviewTab.EVIDENCE, PreviewTab.DIFF);
    }
  }

  /** {@code skills/<name>/SKILL.md}. */
  record Skill(Project project, String name) implements Subject {
    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED, PreviewTab.RAW, PreviewTab.EVIDENCE, PreviewTab.DIFF);
    }
  }

  /**
   * The registry of memory that was imported.
   *
   * @param id the id of the import
   */
  record Imported(Project project, String id) implements Subject {}

  /** The trace of one session. */
  record SessionTrace(Project project, SessionId id) implements Subject {
    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED, PreviewTab.RAW, PreviewTab.EVIDENCE, PreviewTab.GIVEN);
    }
  }

  /** An earlier consolidation. */
  record Version(Project project, String name) implements Subject {
    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED, PreviewTab.RAW, PreviewTab.DIFF);
    }
  }

  /** A session, and why extraction would take it or not. */
  record Candidate(Project project, SessionId id) implements Subject {
    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED, PreviewTab.RAW, PreviewTab.GIVEN);
    }
  }

  /**
   * A change that a proposal would make, and that waits for the user.
   *
   * @param proposal the version of the proposal
   * @param id names the change within the proposal
   * @param wording the text that the user can edit; empty for a change that is no bullet
   */
  record Change(Project project, String proposal, String id, String wording) implements Subject {
    /** Stands for the first change that waits, whichever it is. */
    public static Change first(Project project) {
      return new Change(project, "", "", "");
    }

    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED, PreviewTab.EVIDENCE);
    }
  }

  /**
   * A passage of a document.
   *
   * @param line the line of the document's text where it starts, from 1
   * @param title its heading or its first words
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

    @Override
    public List<PreviewTab> tabs() {
      return of.tabs();
    }
  }
}
