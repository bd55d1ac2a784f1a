package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.text.ShellWord;
import dev.memories.tui.page.Page;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.text.EditableLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Begins the command lines that change a bullet or a project, for the user to finish. */
final class BegunCommands {
  /** A line of Markdown that begins a bullet, without the citation at its end. */
  private static final Pattern BULLET =
      Pattern.compile("^\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(.+?)\\s*(?:\\[[^\\[\\]]*])?\\s*$");

  private BegunCommands() {}

  static Transition remember(BrowserState state) {
    return ActionTargets.project(state)
        .map(project -> begun(state, "remember" + in(project) + " "))
        .orElseGet(() -> Transition.to(state));
  }

  static Transition reject(BrowserState state) {
    return onBullet(state, "reject", "");
  }

  static Transition moved(BrowserState state) {
    return movable(state)
        .map(gone -> begun(state, "projects move " + ShellWord.quoted(gone.cwd()) + " "))
        .orElseGet(() -> Transition.to(state));
  }

  /** The selected project, if its folder is gone. */
  static Optional<Project> movable(BrowserState state) {
    return ActionTargets.project(state)
        .flatMap(state.tree()::row)
        .filter(row -> row.health().folderGone())
        .map(ProjectRow::project);
  }

  /** A bullet of a proposal is reworded by the command that reviews it. */
  static Transition reword(BrowserState state) {
    return editable(state)
        .map(
            change ->
                begun(
                    state,
                    "review"
                        + in(change.project())
                        + " --edit "
                        + ShellWord.quoted(change.id() + "=" + change.wording())))
        .orElseGet(() -> onBullet(state, "edit", " "));
  }

  /** The bullet of a proposal on the screen, if exactly one is selected. */
  static Optional<Subject.Change> editable(BrowserState state) {
    List<Subject.Change> changes = ActionTargets.changes(state);
    return changes.size() == 1 && !changes.getFirst().wording().isEmpty()
        ? Optional.of(changes.getFirst())
        : Optional.empty();
  }

  /** The bullet under the cursor of a registry, or of the list of its bullets. */
  static Optional<String> bullet(BrowserState state) {
    if (state.focus() == Focus.LIST) {
      return state.list().cursor().selected().flatMap(BegunCommands::listed);
    }
    boolean registry = CommandHandler.subject(state).orElse(null) instanceof Subject.Registry;
    int source = state.preview().currentLine().map(PageLine::source).orElse(0);
    Optional<Page> page = state.preview().current();
    if (!registry || source == 0 || page.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = page.get().text().lines().toList();
    Matcher bullet = BULLET.matcher(source <= lines.size() ? lines.get(source - 1) : "");
    return bullet.matches() ? Optional.of(bullet.group(1)) : Optional.empty();
  }

  private static Optional<String> listed(Subject subject) {
    return subject instanceof Subject.Passage(Subject.Registry _, _, var title)
        ? Optional.of(title)
        : Optional.empty();
  }

  private static Transition onBullet(BrowserState state, String command, String rest) {
    Optional<Project> project = ActionTargets.project(state);
    return bullet(state)
        .filter(_ -> project.isPresent())
        .map(
            text ->
                begun(
                    state,
                    command + in(project.orElseThrow()) + " " + ShellWord.quoted(text) + rest))
        .orElseGet(() -> Transition.to(state));
  }

  private static String in(Project project) {
    return " -C " + ShellWord.quoted(project.cwd());
  }

  private static Transition begun(BrowserState state, String line) {
    return Transition.to(state.with(new Overlay.Palette(EditableLine.of(line), List.of(), -1, 0)))
        .and(new BrowserEffect.Suggest(line));
  }
}
