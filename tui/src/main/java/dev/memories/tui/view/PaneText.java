package dev.memories.tui.view;

import dev.memories.tui.page.PageLine;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.page.TextRole;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.state.Area;

/** The message of an empty pane, and the captions of the others. */
final class PaneText {
  private PaneText() {}

  /** Writes a message into an empty pane. */
  static void draw(CellGrid grid, Area area, String message) {
    int row = area.top() + (area.height() > 4 ? 1 : 0);
    for (String paragraph : message.split("\n", -1)) {
      for (PageLine line : PageRenderer.wrapped(paragraph, TextRole.DIM, area.width() - 4)) {
        if (row < area.bottom()) {
          grid.write(
              area.left() + 2, row++, line.text(), CellStyle.of(TextRole.DIM), area.right() - 1);
        }
      }
    }
  }

  /** The message of a pane that could not be loaded; Enter opens the box with the commands. */
  static String trouble(Trouble trouble) {
    String hint = trouble.hint().isEmpty() ? "" : "\n\n" + trouble.hint();
    String command = trouble.command().map(line -> ": memories " + line).orElse(": try again");
    return trouble.message() + hint + "\n\nEnter" + command;
  }

  static String count(int rows, String what, int marked) {
    String count = grouped(rows) + " " + what + (rows == 1 ? "" : "s");
    return marked == 0 ? count : grouped(marked) + " marked of " + count;
  }

  /** Groups digits: {@code 5,000}. Written by hand, because the JDK's formatters load slowly. */
  static String grouped(int count) {
    StringBuilder digits = new StringBuilder(Integer.toString(count));
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }
}
