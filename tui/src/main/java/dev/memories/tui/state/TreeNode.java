package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import java.util.Optional;

/** The identity of a row of the tree. */
public sealed interface TreeNode {
  Project project();

  /** The section that the list shows when this row is selected. */
  ProjectSection listSection();

  /**
   * The subject that the preview shows when this row is selected.
   *
   * @param listed the selection of the list
   */
  Subject subject(Optional<Subject> listed);

  /** The row of a project. */
  record OfProject(Project project) implements TreeNode {
    @Override
    public ProjectSection listSection() {
      return new ProjectSection(project, Section.TRACES);
    }

    @Override
    public Subject subject(Optional<Subject> listed) {
      return new Subject.Overview(project);
    }
  }

  /** The row of a section of a project. */
  record OfSection(Project project, Section section) implements TreeNode {
    @Override
    public ProjectSection listSection() {
      return new ProjectSection(project, section);
    }

    @Override
    public Subject subject(Optional<Subject> listed) {
      return switch (section) {
        case SUMMARY -> new Subject.Summary(project);
        case REGISTRY -> new Subject.Registry(project);
        case REVIEW, SKILLS, IMPORTED, TRACES, HISTORY, CANDIDATES ->
            listed.orElseGet(() -> new Subject.Overview(project));
      };
    }
  }
}
