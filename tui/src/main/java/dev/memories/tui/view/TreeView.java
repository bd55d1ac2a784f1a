package dev.memories.tui.view;

import dev.memories.session.Project;
import dev.memories.tui.page.Ink;
import dev.memories.tui.page.Span;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.state.TreePane;
import dev.memories.tui.text.Fit;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree of projects and their sections. */
final class TreeView {
  private TreeView() {}

  static void draw(CellGrid grid, Area area, BrowserState state) {
    TreePane tree = state.tree();
    boolean focused = state.focus() == Focus.TREE;
    List<TreeNode> rows = tree.rows();
    Box box = new Box(area, title(tree, focused), note(tree), focused);
    box.draw(grid);
    Area inner = area.inner();
    if (rows.isEmpty()) {
      Notes.draw(grid, inner, emptiness(tree));
      return;
    }
    int top = tree.cursor().top();
    box.scrollbar(grid, rows.size(), top);
    Map<Project, ProjectRow> known = new HashMap<>();
    tree.projects().orElse(List.of()).forEach(row -> known.put(row.project(), row));
    for (int at = top; at < Math.min(rows.size(), top + inner.height()); at++) {
      TreeNode node = rows.get(at);
      ProjectRow project = known.get(node.project());
      if (project != null) {
        boolean selected = tree.cursor().selected().equals(Optional.of(node));
        line(node, project, tree, inner.width(), selected)
            .draw(grid, inner, inner.top() + at - top, focused);
      }
    }
  }

  private static List<Span> title(TreePane tree, boolean focused) {
    List<Span> title = new ArrayList<>();
    title.add(new Span("Projects", focused ? Ink.TITLE : Ink.TEXT));
    if (!tree.filter().isEmpty()) {
      title.add(new Span(" /" + tree.filter(), Ink.WARN));
    }
    return title;
  }

  private static String note(TreePane tree) {
    int marked = tree.marks().size();
    return tree.projects().map(List::size).map(n -> Notes.count(n, "project", marked)).orElse("");
  }

  private static String emptiness(TreePane tree) {
    if (tree.projects().isEmpty()) {
      return "Loading …";
    }
    return tree.filter().isEmpty()
        ? "No memory yet.\n\nPress R to read your sessions, or run: memories run"
        : "No project matches. Esc shows all.";
  }

  private static RowLine line(
      TreeNode node, ProjectRow row, TreePane tree, int width, boolean selected) {
    return switch (node) {
      case TreeNode.OfProject(var project) -> {
        String fold = tree.expanded().contains(project) ? "▾ " : "▸ ";
        List<Span> right = badges(row);
        yield new RowLine(
            name(fold, project, width - 4 - width(right)),
            right,
            selected,
            tree.marks().contains(project));
      }
      case TreeNode.OfSection(_, var section) ->
          new RowLine(
              List.of(new Span("    " + section.title(), Ink.TEXT)),
              count(row, section),
              selected,
              false);
    };
  }

  /** The folder's name, and where it lies as far as there is room. */
  private static List<Span> name(String fold, Project project, int room) {
    String cwd = project.cwd();
    int slash = cwd.lastIndexOf('/');
    String name = slash >= 0 && slash < cwd.length() - 1 ? cwd.substring(slash + 1) : cwd;
    String parent = slash > 0 ? cwd.substring(0, slash) : "";
    int left = room - Glyphs.width(fold + name) - 2;
    List<Span> spans = new ArrayList<>();
    spans.add(new Span(fold, Ink.DIM));
    spans.add(new Span(name, Ink.STRONG));
    if (!parent.isEmpty() && left >= Math.min(Glyphs.width(parent), 10)) {
      spans.add(new Span("  " + Fit.start(parent, left), Ink.DIM));
    }
    return spans;
  }

  /** The one badge that matters most, so that the name keeps its room. */
  private static List<Span> badges(ProjectRow row) {
    if (row.lock().isPresent()) {
      boolean expired = row.lock().get().expired();
      return List.of(new Span(expired ? "lock expired" : "locked", Ink.WARN));
    }
    if (row.standing().failed() > 0) {
      return List.of(new Span(row.standing().failed() + " failed", Ink.BAD));
    }
    if (row.standing().folderGone()) {
      return List.of(new Span("gone", Ink.DIM));
    }
    if (row.standing().stale()) {
      return List.of(new Span("stale", Ink.WARN));
    }
    return List.of();
  }

  private static List<Span> count(ProjectRow row, Section section) {
    Integer count = row.counts().get(section);
    return count == null ? List.of() : List.of(new Span(count == 0 ? "–" : "" + count, Ink.DIM));
  }

  private static int width(List<Span> spans) {
    return spans.stream().mapToInt(span -> Glyphs.width(span.text())).sum();
  }
}
