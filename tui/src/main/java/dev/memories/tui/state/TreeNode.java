package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.Section;

/** The identity of one row of the tree. */
public sealed interface TreeNode {
  Project project();

  /** A project itself. */
  record OfProject(Project project) implements TreeNode {}

  /** One section of a project's memory. */
  record OfSection(Project project, Section section) implements TreeNode {}
}
