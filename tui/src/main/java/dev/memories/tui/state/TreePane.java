package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.text.FuzzyMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tree of projects.
 *
 * @param projects empty while they are loading
 * @param trouble why they cannot be loaded
 * @param expanded the projects whose sections are shown
 * @param filter what a working directory must match, see {@link FuzzyMatch}
 */
public record TreePane(
    Optional<List<ProjectRow>> projects,
    Optional<Trouble> trouble,
    Set<Project> expanded,
    Cursor<TreeNode> cursor,
    String filter,
    RowOrder order,
    Set<Project> marks) {
  /** A tree that waits for its projects, with the cursor on the project to select first. */
  static TreePane waiting(Optional<Project> at) {
    Cursor<TreeNode> cursor = new Cursor<>(at.map(TreeNode.OfProject::new), 0, 0);
    return new TreePane(
        Optional.empty(), Optional.empty(), Set.of(), cursor, "", RowOrder.AGE, Set.of());
  }

  /** The rows in order: matching projects, and the sections of those that are unfolded. */
  public List<TreeNode> rows() {
    List<TreeNode> rows = new ArrayList<>();
    for (ProjectRow row : ordered()) {
      if (FuzzyMatch.score(filter, row.project().cwd()) != FuzzyMatch.NONE) {
        rows.add(new TreeNode.OfProject(row.project()));
        if (expanded.contains(row.project())) {
          for (Section section : Section.values()) {
            if (section.isAlwaysShown() || row.counts().getOrDefault(section, 0) > 0) {
              rows.add(new TreeNode.OfSection(row.project(), section));
            }
          }
        }
      }
    }
    return rows;
  }

  private List<ProjectRow> ordered() {
    List<ProjectRow> all = projects.orElse(List.of());
    return switch (order) {
      case AGE -> all;
      case NAME -> sorted(all, TreePane::byName);
      case SIZE -> sorted(all, (a, b) -> Integer.compare(traces(b), traces(a)));
      case FAILED ->
          sorted(all, (a, b) -> Integer.compare(b.health().failed(), a.health().failed()));
    };
  }

  private static List<ProjectRow> sorted(List<ProjectRow> rows, Comparator<ProjectRow> order) {
    List<ProjectRow> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return sorted;
  }

  private static int byName(ProjectRow a, ProjectRow b) {
    return name(a).compareToIgnoreCase(name(b));
  }

  private static String name(ProjectRow row) {
    String cwd = row.project().cwd();
    return cwd.substring(cwd.lastIndexOf('/') + 1);
  }

  private static int traces(ProjectRow row) {
    return row.counts().getOrDefault(Section.TRACES, 0);
  }

  public Optional<ProjectRow> row(Project project) {
    return projects.orElse(List.of()).stream()
        .filter(row -> row.project().equals(project))
        .findFirst();
  }

  public TreePane with(Cursor<TreeNode> newCursor) {
    return new TreePane(projects, trouble, expanded, newCursor, filter, order, marks);
  }

  public TreePane with(List<ProjectRow> newProjects) {
    return new TreePane(
            Optional.of(newProjects), Optional.empty(), expanded, cursor, filter, order, marks)
        .kept();
  }

  public TreePane ordered(RowOrder newOrder) {
    return new TreePane(projects, trouble, expanded, cursor, filter, newOrder, marks).kept();
  }

  public TreePane filtered(String newFilter) {
    return new TreePane(projects, trouble, expanded, cursor, newFilter, order, marks).kept();
  }

  public TreePane unfolded(Project project) {
    Set<Project> more = new HashSet<>(expanded);
    more.add(project);
    return new TreePane(projects, trouble, Set.copyOf(more), cursor, filter, order, marks).kept();
  }

  /** Folds a project and selects it. */
  public TreePane folded(Project project) {
    Set<Project> fewer = new HashSet<>(expanded);
    fewer.remove(project);
    TreePane folded =
        new TreePane(projects, trouble, Set.copyOf(fewer), cursor, filter, order, marks);
    TreeNode node = new TreeNode.OfProject(project);
    return folded.with(new Cursor<>(Optional.of(node), 0, cursor.top())).kept();
  }

  public TreePane marked(Set<Project> newMarks) {
    return new TreePane(projects, trouble, expanded, cursor, filter, order, Set.copyOf(newMarks));
  }

  /** The projects that were loaded before stay. */
  public TreePane failed(Trouble newTrouble) {
    return new TreePane(projects, Optional.of(newTrouble), expanded, cursor, filter, order, marks);
  }

  /** While the projects are loading, the project to select first stays selected. */
  private TreePane kept() {
    return projects.isEmpty() ? this : with(cursor.kept(rows()));
  }
}
