package dev.memories.tui.update;

import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.tui.page.Page;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.port.HeldLock;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.MenuItem.Choice;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.text.CompactAge;
import dev.memories.tui.text.EditableLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds the menus (keys, copy, locks) and the log. */
final class Menus {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private Menus() {}

  static Overlay help(BrowserState state) {
    List<MenuItem> items =
        AvailableCommands.in(state).stream()
            .filter(command -> command != BrowserCommand.HELP)
            .map(
                command ->
                    new MenuItem(
                        String.join(" ", command.keys()), command.help(), new Choice.Run(command)))
            .toList();
    return menu("Keys of " + state.focus().title().toLowerCase(Locale.ROOT), items);
  }

  static Overlay copy(BrowserState state) {
    List<MenuItem> items = new ArrayList<>();
    Optional<Page> page = state.preview().current();
    page.ifPresent(shown -> items.add(copying("text", shown.text())));
    page.flatMap(Page::file).ifPresent(file -> items.add(copying("path", file.toString())));
    CommandHandler.subject(state)
        .ifPresent(
            subject -> {
              items.add(copying("id", id(subject)));
              items.add(copying("command line", CommandLines.of(subject)));
            });
    return menu("Copy", items);
  }

  private static MenuItem copying(String what, String text) {
    String start = text.lines().findFirst().orElse("");
    return new MenuItem(what, start, new Choice.Copy(what, text));
  }

  private static String id(Subject subject) {
    return switch (subject) {
      case Subject.SessionTrace(_, var id) -> id.value();
      case Subject.Candidate(_, var id) -> id.value();
      case Subject.Skill(_, var name) -> name;
      case Subject.Imported(_, var id) -> id;
      case Subject.Version(_, var name) -> name;
      case Subject.Change(_, _, var id, _) -> id;
      case Subject.Overview _, Subject.Summary _, Subject.Registry _, Subject.Passage _ ->
          RedactedPath.of(subject.project().cwd());
    };
  }

  /** Shows all locks, that of the selected project first, with the actions on them. */
  static BrowserState locks(BrowserState state) {
    List<ProjectRow> locked =
        state.tree().projects().orElse(List.of()).stream()
            .filter(row -> row.lock().isPresent())
            .sorted(
                Comparator.comparing(
                    row -> !ActionTargets.project(state).equals(Optional.of(row.project()))))
            .toList();
    if (locked.isEmpty()) {
      return state.with(state.activity().saying("no project is locked", Tone.PLAIN));
    }
    List<String> intro = locked.stream().map(row -> line(row, state)).toList();
    List<MenuItem> items = new ArrayList<>();
    locked.forEach(row -> items.addAll(lockItems(state, row.project())));
    return state.with(new Overlay.Menu("Locks", intro, items, EditableLine.EMPTY, 0));
  }

  /** The actions on a lock that are allowed. */
  static List<MenuItem> lockItems(BrowserState state, Project project) {
    List<MenuItem> items = new ArrayList<>();
    if (state.permissions().allow(ActionKind.RELEASE_LOCK)) {
      Action.Planned release = new Action.ReleaseLock(project);
      items.add(new MenuItem("release", RedactedPath.of(project.cwd()), new Choice.Ask(release)));
    }
    if (state.permissions().allow(ActionKind.TAKE_LOCK)) {
      Action.Planned take = new Action.TakeLock(project);
      items.add(new MenuItem("take over", RedactedPath.of(project.cwd()), new Choice.Ask(take)));
    }
    return items;
  }

  private static String line(ProjectRow row, BrowserState state) {
    HeldLock lock = row.lock().orElseThrow();
    Instant now = state.activity().now();
    String left = CompactAge.of(now, lock.until());
    String standing =
        lock.expired() || lock.until().isBefore(now)
            ? "the lease has expired"
            : left.equals("now") ? "less than a minute left" : left + " left";
    return "%s: %s, taken %s, %s"
        .formatted(row.project(), lock.owner(), CompactAge.ago(lock.since(), now), standing);
  }

  static Overlay log(BrowserState state) {
    List<String> lines =
        state.activity().log().stream()
            .map(line -> TIME.format(line.at()) + "  " + line.text())
            .toList();
    return Overlay.Viewer.wrapped(
        "Log", lines.isEmpty() ? List.of("no actions yet") : lines, state.screen().size());
  }

  private static Overlay.Menu menu(String title, List<MenuItem> items) {
    return new Overlay.Menu(title, List.of(), items, EditableLine.EMPTY, 0);
  }
}
