package dev.memories.tui.port;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import java.util.List;

/** The identity of one thing that the preview can show; selections are kept by it. */
public sealed interface Subject {
  Project project();

  /** The document this is, or is a part of. */
  default Subject whole() {
    return this;
  }

  /** The ways of looking at it, the usual one first. */
  default List<PreviewTab> tabs() {
    return List.of(PreviewTab.RENDERED, PreviewTab.RAW);
  }

  /** What is known of a project, in a dozen lines. */
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

  /** What was learnt from one session. */
  record SessionTrace(Project project, SessionId id) implements Subject {
    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED, PreviewTab.RAW, PreviewTab.EVIDENCE);
    }
  }

  /** An earlier consolidation. */
  record Version(Project project, String name) implements Subject {
    @Override
    public List<PreviewTab> tabs() {
      return List.of(PreviewTab.RENDERED, PreviewTab.RAW, PreviewTab.DIFF);
    }
  }

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

    @Override
    public List<PreviewTab> tabs() {
      return of.tabs();
    }
  }
}
