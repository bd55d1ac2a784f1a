package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.page.TextSpan;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.state.Area;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.ListPane;
import dev.memories.tui.state.ProjectSection;
import dev.memories.tui.text.CompactAge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the list pane. */
final class ListView {
  private ListView() {}

  static void draw(CellGrid grid, Area area, BrowserState state) {
    ListPane list = state.list();
    boolean focused = state.focus() == Focus.LIST;
    Box box = new Box(area, title(list, focused), caption(list), focused);
    box.draw(grid);
    Area inner = area.inner();
    if (list.shown().isEmpty()) {
      PaneText.draw(grid, inner, emptyMessage(list));
      return;
    }
    int top = list.cursor().top();
    box.scrollbar(grid, list.shown().size(), top);
    for (int at = top; at < Math.min(list.shown().size(), top + inner.height()); at++) {
      EntryRow row = list.shown().get(at);
      boolean selected = list.cursor().selected().equals(Optional.of(row.subject()));
      line(row, state.activity().now(), selected, list.marks().contains(row.subject()))
          .draw(grid, inner, inner.top() + at - top, focused);
    }
  }

  private static List<TextSpan> title(ListPane list, boolean focused) {
    List<TextSpan> title = new ArrayList<>();
    String name = list.section().map(ProjectSection::section).map(Section::title).orElse("List");
    title.add(new TextSpan(name, focused ? TextRole.TITLE : TextRole.TEXT));
    if (!list.filter().isEmpty()) {
      title.add(new TextSpan(" /" + list.filter(), TextRole.WARN));
    }
    return title;
  }

  private static String caption(ListPane list) {
    int all = list.rows().map(List::size).orElse(0);
    String part = list.filter().isEmpty() ? "" : PaneText.grouped(list.shown().size()) + " of ";
    return all == 0 ? "" : part + PaneText.count(all, "row", list.marks().size());
  }

  private static String emptyMessage(ListPane list) {
    if (list.section().isEmpty()) {
      return "";
    }
    if (list.trouble().isPresent()) {
      return PaneText.trouble(list.trouble().get());
    }
    if (list.rows().isEmpty()) {
      return "Loading …";
    }
    if (!list.filter().isEmpty()) {
      return "Nothing matches. Esc shows all.";
    }
    return switch (list.section().get().section()) {
      case REVIEW -> "Nothing waits for review.";
      case SUMMARY -> "No memory summary yet: c consolidates the traces.";
      case REGISTRY -> "No registry yet: c consolidates the traces into one.";
      case SKILLS -> "No skills yet: a procedure that worked in two sessions becomes one.";
      case IMPORTED -> "Nothing was imported into this project.";
      case TRACES -> "No traces yet: x extracts the candidates.";
      case HISTORY -> "No earlier consolidations.";
      case CANDIDATES -> "No sessions here: R looks for new ones.";
    };
  }

  /** Right-aligned in three columns, with a gap. */
  private static String column(String age) {
    return " ".repeat(Math.max(0, 3 - age.length())) + age + "  ";
  }

  private static RowLine line(EntryRow row, Instant now, boolean selected, boolean marked) {
    String age = row.when().map(when -> column(CompactAge.of(when, now))).orElse("");
    List<TextSpan> badge =
        row.badge()
            .map(shown -> List.of(new TextSpan(shown.sign(), TextRole.of(shown.tone()))))
            .orElse(List.of());
    List<TextSpan> left = new ArrayList<>();
    left.add(new TextSpan(age, TextRole.DIM));
    left.add(new TextSpan(row.title(), TextRole.TEXT));
    if (!row.summary().isEmpty()) {
      left.add(new TextSpan("  " + row.summary(), TextRole.DIM));
    }
    return new RowLine(left, badge, selected, marked);
  }
}
