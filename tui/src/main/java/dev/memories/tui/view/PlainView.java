package dev.memories.tui.view;

import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.HeldLock;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.ActivityState;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ListPane;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.PreviewPane;
import dev.memories.tui.state.SearchPane;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.state.TreePane;
import dev.memories.tui.text.CompactAge;
import dev.memories.tui.text.Glyph;
import dev.memories.tui.text.Glyphs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The screen as text to be read aloud or searched: one thing after the other, nothing cut, no
 * drawing, and a word for everything that a colour or a place says on the screen.
 */
public final class PlainView {
  private final StringBuilder text = new StringBuilder();
  private final BrowserState state;
  private final Instant now;

  private PlainView(BrowserState state) {
    this.state = state;
    this.now = state.activity().now();
  }

  public static String of(BrowserState state) {
    PlainView view = new PlainView(state);
    switch (state.overlay()) {
      case Overlay.None _, Overlay.Prefix _, Overlay.Planning _ -> view.panes();
      case Overlay.Board board -> {
        view.board(board);
        view.tree();
      }
      case Overlay.Typing(_, var line, _, _) -> {
        view.line("Typed: " + line.text());
        view.panes();
      }
      case Overlay.Menu menu -> view.menu(menu);
      case Overlay.Palette palette -> {
        view.line("Command: memories " + palette.line().text());
        palette.suggestions().forEach(one -> view.line("  " + one.label() + ": " + one.help()));
      }
      case Overlay.Search(var pane) -> view.search(pane);
      case Overlay.Question question -> {
        view.line("Question: " + question.plan().question());
        question.plan().details().forEach(detail -> view.line("  " + detail));
      }
      case Overlay.Viewer viewer -> {
        view.line(viewer.title());
        viewer.lines().forEach(line -> view.line("  " + line));
      }
    }
    state.activity().notice().map(ActivityState.Notice::text).ifPresent(view::message);
    return view.text.toString();
  }

  private void board(Overlay.Board board) {
    Optional<Panels> panels = board.shown(state.screen().layout().status().top() - 2);
    if (panels.isEmpty()) {
      return;
    }
    line(BoardView.title(board.choice()));
    for (Panels.Row row : panels.get().rows()) {
      switch (row) {
        case Panels.Row.Weeks(var weeks) ->
            line(
                "Sessions a week, oldest first: "
                    + weeks.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        case Panels.Row.Blank _ -> line("");
        case Panels.Row.Heading(var panel) -> line(panel.title() + ": " + panel.total());
        case Panels.Row.None(var none) -> line("  " + none);
        case Panels.Row.Item(int index, var item) ->
            row(
                index == board.index(),
                item.subject().project().cwd() + ": " + item.text(),
                item.when(),
                item.badge().map(EntryRow.Badge::word));
      }
    }
    line("");
  }

  private void panes() {
    tree();
    list();
    preview();
  }

  private void tree() {
    TreePane tree = state.tree();
    String filter = tree.filter().isEmpty() ? "" : ", filtered by " + tree.filter();
    line("Projects: " + tree.projects().map(List::size).orElse(0) + filter);
    tree.trouble().ifPresent(trouble -> line("  " + trouble.message()));
    for (TreeNode node : tree.rows()) {
      boolean selected = tree.cursor().selected().equals(Optional.of(node));
      Optional<ProjectRow> row = tree.row(node.project());
      switch (node) {
        case TreeNode.OfProject(var project) ->
            row(selected, project.cwd(), Optional.empty(), row.map(this::condition));
        case TreeNode.OfSection(_, var section) -> {
          String count =
              row.map(ProjectRow::counts)
                  .map(counts -> counts.get(section))
                  .map(number -> ": " + number)
                  .orElse("");
          row(selected, "  " + section.title() + count, Optional.empty(), Optional.empty());
        }
      }
    }
  }

  /** Everything that the badge of a project may say, not only the most important of it. */
  private String condition(ProjectRow row) {
    List<String> words = new ArrayList<>();
    words.add(PaneText.count(row.counts().getOrDefault(Section.TRACES, 0), "trace", 0));
    row.lock().ifPresent(lock -> words.add(locked(lock)));
    if (row.health().failed() > 0) {
      words.add(row.health().failed() + " failed");
    }
    if (row.waiting() > 0) {
      words.add(row.waiting() + " changes wait for review");
    }
    if (row.health().folderGone()) {
      words.add("folder gone");
    }
    if (row.health().stale()) {
      words.add("stale");
    }
    return String.join(", ", words);
  }

  private String locked(HeldLock lock) {
    String since = CompactAge.ago(lock.since(), now);
    return (lock.expired() ? "lock expired of " : "locked by ") + lock.owner() + ", taken " + since;
  }

  private void list() {
    ListPane list = state.list();
    if (list.section().isEmpty()) {
      return;
    }
    line("");
    String filter = list.filter().isEmpty() ? "" : ", filtered by " + list.filter();
    line(list.section().get().section().title() + ": " + list.shown().size() + filter);
    list.trouble().ifPresent(trouble -> line("  " + trouble.message()));
    for (EntryRow row : list.shown()) {
      boolean selected = list.cursor().selected().equals(Optional.of(row.subject()));
      String mark = list.marks().contains(row.subject()) ? "marked, " : "";
      String beside = row.summary().isEmpty() ? "" : " " + row.summary();
      row(selected, mark + row.title() + beside, row.when(), row.badge().map(EntryRow.Badge::word));
    }
  }

  private void preview() {
    PreviewPane preview = state.preview();
    if (preview.page().isEmpty()) {
      return;
    }
    line("");
    String tabs =
        state.tabLabels().stream()
            .map(label -> label.current() ? label.tab().title() + " (shown)" : label.tab().title())
            .collect(Collectors.joining(", "));
    line("Tabs: " + tabs);
    preview.page().get().text().lines().forEach(this::line);
  }

  private void menu(Overlay.Menu menu) {
    line(menu.title());
    menu.intro().forEach(intro -> line("  " + intro));
    List<MenuItem> shown = menu.shown();
    for (int at = 0; at < shown.size(); at++) {
      MenuItem item = shown.get(at);
      row(
          at == menu.index(),
          item.keys() + ": " + item.label(),
          Optional.empty(),
          Optional.empty());
    }
  }

  private void search(SearchPane pane) {
    line("Search: " + pane.line().text());
    for (SearchPane.Row row : pane.rows()) {
      switch (row) {
        case SearchPane.Row.Heading(var group, long total) -> line(group.title() + ": " + total);
        case SearchPane.Row.Line(int index, var found) -> {
          Subject subject = found.subject();
          row(
              index == pane.index(),
              subject.project().cwd() + ": " + found.text(),
              Optional.of(found.when()),
              Optional.empty());
        }
      }
    }
    pane.evidence()
        .flatMap(SearchPane.Evidence::page)
        .ifPresent(page -> page.text().lines().forEach(this::line));
  }

  private void row(
      boolean selected, String said, Optional<Instant> when, Optional<String> condition) {
    String age = when.map(at -> ", " + CompactAge.ago(at, now)).orElse("");
    String word = condition.map(words -> " (" + words + ")").orElse("");
    line((selected ? "> " : "  ") + said + age + word);
  }

  private void message(String said) {
    line("");
    line("Message: " + said);
  }

  /** Nothing in the text can control a terminal. */
  private void line(String line) {
    text.append(
            Glyphs.of(line).stream().map(Glyph::text).collect(Collectors.joining()).stripTrailing())
        .append('\n');
  }
}
