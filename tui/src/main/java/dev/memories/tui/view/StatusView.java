package dev.memories.tui.view;

import dev.memories.redact.RedactedPath;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.state.ActivityState;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.text.CompactAge;
import dev.memories.tui.text.EditableLine;
import dev.memories.tui.text.Ellipsis;
import dev.memories.tui.text.Glyphs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Draws the line above the footer: the input line, a notice, the progress of an action, or the
 * selected project.
 */
final class StatusView {
  private static final int BAR = 10;

  private StatusView() {}

  static void draw(CellGrid grid, Area area, BrowserState state) {
    if (state.overlay() instanceof Overlay.Typing(var into, var line, _, _)) {
      input(grid, area, into == Focus.PREVIEW ? "find: " : "filter: ", line);
    } else if (state.overlay() instanceof Overlay.Palette(var line, _, _, _)) {
      input(grid, area, ": memories ", line);
    } else if (state.overlay() instanceof Overlay.Viewer viewer && viewer.typing()) {
      input(grid, area, "find: ", viewer.search());
    } else if (state.overlay() instanceof Overlay.Search(var pane)) {
      input(grid, area, "search: ", pane.line());
    } else if (state.overlay() instanceof Overlay.Planning) {
      write(grid, area, "planning …", TextRole.DIM);
    } else if (state.overlay() instanceof Overlay.Menu menu && menu.index() < menu.shown().size()) {
      // A narrow screen cuts the line of the menu.
      write(grid, area, menu.shown().get(menu.index()).label(), TextRole.DIM);
    } else if (state.activity().notice().isPresent()) {
      ActivityState.Notice notice = state.activity().notice().get();
      String sign =
          switch (notice.tone()) {
            case PLAIN -> "";
            case GOOD -> "✓ ";
            case WARN -> "! ";
            case BAD -> "✗ ";
          };
      whole(grid, area, sign + notice.text(), TextRole.of(notice.tone()));
    } else if (!state.activity().running().isEmpty()) {
      write(grid, area, progress(state.activity().running().getFirst(), state), TextRole.GOOD);
    } else {
      write(grid, area, place(state), TextRole.DIM);
    }
  }

  private static void input(CellGrid grid, Area area, String prompt, EditableLine line) {
    int at = grid.write(1, area.top(), prompt, CellStyle.of(TextRole.KEY), area.right());
    int room = area.right() - at - 1;
    String before = Ellipsis.start(line.before(), room);
    at = grid.write(at, area.top(), before, CellStyle.PLAIN, area.right());
    grid.caret(at, area.top());
    grid.write(at, area.top(), line.after(), CellStyle.PLAIN, area.right());
  }

  private static String progress(ActivityState.RunningAction action, BrowserState state) {
    Progress progress = action.progress();
    int others = state.activity().running().size() - 1;
    StringBuilder text = new StringBuilder("… ").append(action.title());
    if (progress.total() > 0) {
      int full = BAR * Math.min(progress.done(), progress.total()) / progress.total();
      text.append("  ").append("▰".repeat(full)).append("▱".repeat(BAR - full));
      text.append(" %d/%d".formatted(progress.done(), progress.total()));
    }
    if (!progress.current().isEmpty()) {
      text.append("  ").append(progress.current());
    }
    if (others > 0) {
      text.append("  and %d more".formatted(others));
    }
    return text.append("  (X stops)").toString();
  }

  private static String place(BrowserState state) {
    if (state.overlay() instanceof Overlay.Board board) {
      String cwd =
          board
              .selected(state.screen().layout().status().top() - 2)
              .map(line -> line.subject().project().cwd())
              .orElse("");
      return Ellipsis.start(cwd, state.screen().size().columns() - 2);
    }
    Optional<TreeNode> node = state.tree().cursor().selected();
    Optional<ProjectRow> row = node.flatMap(selected -> state.tree().row(selected.project()));
    if (row.isEmpty()) {
      return state.permissions().readOnly() ? "read only" : "";
    }
    Instant now = state.activity().now();
    String lock =
        row.get()
            .lock()
            .map(
                held ->
                    "  locked by " + held.owner() + ", taken " + CompactAge.ago(held.since(), now))
            .orElse("");
    String readOnly = state.permissions().readOnly() ? "  read only" : "";
    String cwd = RedactedPath.of(row.get().project().cwd());
    int room = state.screen().size().columns() - 2 - Glyphs.width(lock + readOnly);
    return Ellipsis.start(cwd, room) + lock + readOnly;
  }

  /** A notice that does not fit grows upwards, over the end of the panes. */
  private static void whole(CellGrid grid, Area area, String text, TextRole role) {
    List<PageLine> lines = PageRenderer.wrapped(text, role, area.width() - 2);
    int first = Math.max(0, area.top() - lines.size() + 1);
    for (int at = 0; at < Math.min(lines.size(), area.top() + 1); at++) {
      grid.fill(new Area(0, first + at, area.width(), 1), CellStyle.PLAIN);
      write(grid, new Area(0, first + at, area.width(), 1), lines.get(at).text(), role);
    }
  }

  private static void write(CellGrid grid, Area area, String text, TextRole role) {
    String fitting = Ellipsis.end(text, area.width() - 2);
    grid.write(1, area.top(), fitting, CellStyle.of(role), area.right());
  }
}
