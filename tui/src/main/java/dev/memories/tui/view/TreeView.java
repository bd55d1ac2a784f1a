package dev.memories.tui.view;

import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.state.TreePane;
import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws the tree pane. */
final class TreeView {
  private TreeView() {}

  static void draw(CellGrid grid, Area area, BrowserState state) {
    TreePane tree = state.tree();
    boolean focused = state.focus() == Focus.TREE;
    List<TreeNode> rows = tree.rows();
    Box box = new Box(area, title(tree, focused), caption(tree), focused);
    box.draw(grid);
    Area inner = area.inner();
    if (rows.isEmpty()) {
      PaneText.draw(grid, inner, emptyMessage(tree));
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

  private static List<TextSpan> title(TreePane tree, boolean focused) {
    List<TextSpan> title = new ArrayList<>();
    title.add(new TextSpan("Projects", focused ? TextRole.TITLE : TextRole.TEXT));
    if (!tree.filter().isEmpty()) {
      title.add(new TextSpan(" /" + tree.filter(), TextRole.WARN));
    }
    return title;
  }

  private static String caption(TreePane tree) {
    int marked = tree.marks().size();
    return tree.projects()
        .map(List::size)
        .map(n -> PaneText.count(n, "project", marked))
        .orElse("");
  }

  private static String emptyMessage(TreePane tree) {
    if (tree.trouble().isPresent()) {
      return PaneText.trouble(tree.trouble().get());
    }
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
        List<TextSpan> right = badges(row);
        yield new RowLine(
            name(fold, project, width - 4 - width(right)),
            right,
            selected,
            tree.marks().contains(project));
      }
      case TreeNode.OfSection(_, var section) ->
          new RowLine(
              List.of(new TextSpan("    " + section.title(), TextRole.TEXT)),
              count(row, section),
              selected,
              false);
    };
  }

  /** The name of the folder, and its parent if there is room. */
  private static List<TextSpan> name(String fold, Project project, int room) {
    String cwd = RedactedPath.of(project.cwd());
    int slash = cwd.lastIndexOf('/');
    String name = slash >= 0 && slash < cwd.length() - 1 ? cwd.substring(slash + 1) : cwd;
    String parent = slash > 0 ? cwd.substring(0, slash) : "";
    int left = room - Glyphs.width(fold + name) - 2;
    List<TextSpan> spans = new ArrayList<>();
    spans.add(new TextSpan(fold, TextRole.DIM));
    spans.add(new TextSpan(name, TextRole.STRONG));
    if (!parent.isEmpty() && left >= Math.min(Glyphs.width(parent), 10)) {
      spans.add(new TextSpan("  " + Ellipsis.start(parent, left), TextRole.DIM));
    }
    return spans;
  }

  /** The most important badge only, to leave room for the name. */
  private static List<TextSpan> badges(ProjectRow row) {
    if (row.lock().isPresent()) {
      boolean expired = row.lock().get().expired();
      return List.of(new TextSpan(expired ? "lock expired" : "locked", TextRole.WARN));
    }
    if (row.health().failed() > 0) {
      return List.of(new TextSpan(row.health().failed() + " failed", TextRole.BAD));
    }
    if (row.waiting() > 0) {
      return List.of(new TextSpan("review", TextRole.WARN));
    }
    if (row.health().folderGone()) {
      return List.of(new TextSpan("gone", TextRole.DIM));
    }
    if (row.health().stale()) {
      return List.of(new TextSpan("stale", TextRole.WARN));
    }
    return List.of();
  }

  private static List<TextSpan> count(ProjectRow row, Section section) {
    Integer count = row.counts().get(section);
    return count == null
        ? List.of()
        : List.of(new TextSpan(count == 0 ? "–" : "" + count, TextRole.DIM));
  }

  private static int width(List<TextSpan> spans) {
    return spans.stream().mapToInt(span -> Glyphs.width(span.text())).sum();
  }
}
