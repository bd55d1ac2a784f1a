package dev.memories.tui.update;

import dev.memories.tui.port.Subject;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Cursor;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.ListPane;
import dev.memories.tui.state.PreviewPane;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.state.TreePane;
import java.util.List;

/** Moves cursors and scrolls panes. */
final class CursorMovement {
  private CursorMovement() {}

  /** Moves the cursor of the pane that has the focus. */
  static BrowserState move(BrowserState state, int by) {
    return switch (state.focus()) {
      case TREE ->
          state.tree().projects().isEmpty()
              ? state
              : state.with(state.tree().with(state.tree().cursor().moved(treeRows(state), by)));
      case LIST ->
          state.list().rows().isEmpty()
              ? state
              : state.with(state.list().with(state.list().cursor().moved(listRows(state), by)));
      case PREVIEW -> state.with(state.preview().at(state.preview().line() + by));
    };
  }

  /** The lines of a page, less one line of context; at least one. */
  static int page(BrowserState state) {
    return Math.max(1, state.screen().layout().rows(state.focus()) - 1);
  }

  static BrowserState wheel(BrowserState state, Focus pane, int by) {
    int height = state.screen().layout().rows(pane);
    return switch (pane) {
      case TREE ->
          state.with(state.tree().with(state.tree().cursor().wheeled(treeRows(state), by, height)));
      case LIST ->
          state.with(state.list().with(state.list().cursor().wheeled(listRows(state), by, height)));
      case PREVIEW -> state.with(state.preview().wheeled(by, height));
    };
  }

  /** Scrolls every pane so that its cursor is visible. */
  static BrowserState inSight(BrowserState state) {
    Layout layout = state.screen().layout();
    TreePane tree = state.tree();
    Cursor<TreeNode> treeCursor =
        tree.cursor().inSight(treeRows(state).size(), layout.rows(Focus.TREE));
    ListPane list = state.list();
    Cursor<Subject> listCursor =
        list.cursor().inSight(list.shown().size(), layout.rows(Focus.LIST));
    PreviewPane preview = state.preview().inSight(layout.rows(Focus.PREVIEW));
    return state.with(tree.with(treeCursor)).with(list.with(listCursor)).with(preview);
  }

  private static List<TreeNode> treeRows(BrowserState state) {
    return state.tree().rows();
  }

  private static List<Subject> listRows(BrowserState state) {
    return state.list().subjects();
  }
}
