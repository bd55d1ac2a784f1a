package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import java.util.Optional;

/** The identity of one row of the tree. */
public sealed interface TreeNode {
  Project project();

  /** What the list lists when this is selected. */
  ProjectSection listSection();

  /**
   * What the preview shows when this is selected.
   *
   * @param listed what is selected in the list beside it
   */
  Subject subject(Optional<Subject> listed);

  /** A project itself. */
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

  /** One section of a project's memory. */
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
        case SKILLS, TRACES, HISTORY, CANDIDATES ->
            listed.orElseGet(() -> new Subject.Overview(project));
      };
    }
  }
}
