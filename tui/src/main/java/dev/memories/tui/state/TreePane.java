package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tree of projects.
 *
 * @param projects empty while they are loading
 * @param trouble why they cannot be loaded
 * @param expanded the projects whose sections are shown
 * @param filter text that a working directory must contain, in any case
 */
public record TreePane(
    Optional<List<ProjectRow>> projects,
    Optional<Trouble> trouble,
    Set<Project> expanded,
    Cursor<TreeNode> cursor,
    String filter,
    Set<Project> marks) {
  /** A tree that waits for its projects, with the cursor on the project to select first. */
  static TreePane waiting(Optional<Project> at) {
    Cursor<TreeNode> cursor = new Cursor<>(at.map(TreeNode.OfProject::new), 0, 0);
    return new TreePane(Optional.empty(), Optional.empty(), Set.of(), cursor, "", Set.of());
  }

  /** The rows in order: matching projects, and the sections of those that are unfolded. */
  public List<TreeNode> rows() {
    List<TreeNode> rows = new ArrayList<>();
    String wanted = filter.toLowerCase(Locale.ROOT);
    for (ProjectRow row : projects.orElse(List.of())) {
      if (row.project().cwd().toLowerCase(Locale.ROOT).contains(wanted)) {
        rows.add(new TreeNode.OfProject(row.project()));
        if (expanded.contains(row.project())) {
          for (Section section : Section.values()) {
            rows.add(new TreeNode.OfSection(row.project(), section));
          }
        }
      }
    }
    return rows;
  }

  public Optional<ProjectRow> row(Project project) {
    return projects.orElse(List.of()).stream()
        .filter(row -> row.project().equals(project))
        .findFirst();
  }

  public TreePane with(Cursor<TreeNode> newCursor) {
    return new TreePane(projects, trouble, expanded, newCursor, filter, marks);
  }

  public TreePane with(List<ProjectRow> newProjects) {
    return new TreePane(Optional.of(newProjects), Optional.empty(), expanded, cursor, filter, marks)
        .kept();
  }

  public TreePane filtered(String newFilter) {
    return new TreePane(projects, trouble, expanded, cursor, newFilter, marks).kept();
  }

  public TreePane unfolded(Project project) {
    Set<Project> more = new HashSet<>(expanded);
    more.add(project);
    return new TreePane(projects, trouble, Set.copyOf(more), cursor, filter, marks).kept();
  }

  /** Folds a project and selects it. */
  public TreePane folded(Project project) {
    Set<Project> fewer = new HashSet<>(expanded);
    fewer.remove(project);
    TreePane folded = new TreePane(projects, trouble, Set.copyOf(fewer), cursor, filter, marks);
    TreeNode node = new TreeNode.OfProject(project);
    return folded.with(new Cursor<>(Optional.of(node), 0, cursor.top())).kept();
  }

  public TreePane marked(Set<Project> newMarks) {
    return new TreePane(projects, trouble, expanded, cursor, filter, Set.copyOf(newMarks));
  }

  /** The projects that were loaded before stay. */
  public TreePane failed(Trouble newTrouble) {
    return new TreePane(projects, Optional.of(newTrouble), expanded, cursor, filter, marks);
  }

  /** While the projects are loading, the project to select first stays selected. */
  private TreePane kept() {
    return projects.isEmpty() ? this : with(cursor.kept(rows()));
  }
}
