package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.text.ShellWord;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.port.HeldLock;
import dev.memories.tui.port.Tone;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ListPane;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.MenuItem.Choice;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.text.EditableLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a box what failed, or why there is nothing to do, with what can be done instead. */
final class TroubleMenus {
  private TroubleMenus() {}

  /** What was waiting for the effect no longer waits. A trouble that is known is not said again. */
  static BrowserState failed(BrowserState state, BrowserEffect.OnMemory effect, Trouble trouble) {
    return switch (effect) {
      case BrowserEffect.LoadProjects _ -> {
        boolean known = state.tree().trouble().equals(Optional.of(trouble));
        BrowserState failed = state.with(state.tree().failed(trouble));
        yield known ? failed : shown(failed, trouble);
      }
      case BrowserEffect.LoadEntries(var section) -> {
        ListPane list = state.list();
        boolean listed = list.section().equals(Optional.of(section));
        boolean known = !listed || list.trouble().equals(Optional.of(trouble));
        BrowserState failed = listed ? state.with(list.failed(trouble)) : state;
        yield known ? failed : shown(failed, trouble);
      }
      case BrowserEffect.MakePlan(var action) ->
          state.overlay().equals(new Overlay.Planning(action))
              ? shown(state.withoutOverlay(), trouble)
              : state;
      case BrowserEffect.LoadPanels _,
          BrowserEffect.LoadPage _,
          BrowserEffect.Search _,
          BrowserEffect.LoadEvidence _,
          BrowserEffect.Suggest _,
          BrowserEffect.Keep _,
          BrowserEffect.Perform _,
          BrowserEffect.Cancel _ ->
          shown(state, trouble);
    };
  }

  /** Opens the box unless the user is busy with another. The log keeps it in any case. */
  static BrowserState shown(BrowserState state, Trouble trouble) {
    BrowserState logged = state.with(state.activity().logging(trouble.message()));
    boolean free =
        state.overlay() instanceof Overlay.None || state.overlay() instanceof Overlay.Board;
    return free ? offered(logged, trouble) : logged;
  }

  /** Opens the box of a trouble. */
  static BrowserState offered(BrowserState state, Trouble trouble) {
    List<String> intro = new ArrayList<>(List.of(trouble.message()));
    if (!trouble.hint().isEmpty()) {
      intro.add(trouble.hint());
    }
    List<MenuItem> items = new ArrayList<>();
    boolean able = state.permissions().allow(ActionKind.RUN_LINE);
    trouble
        .command()
        .filter(_ -> able)
        .ifPresent(
            line -> items.add(new MenuItem("run", "memories " + line, new Choice.RunLine(line))));
    items.add(new MenuItem("try again", "load the screen again", new Choice.Reload()));
    return state.with(new Overlay.Menu("Failed", intro, items, EditableLine.EMPTY, 0));
  }

  /** Says who holds the lock, and offers to end that. */
  static BrowserState locked(BrowserState state, Project project, HeldLock lock) {
    if (!(state.overlay() instanceof Overlay.None)) {
      return state;
    }
    String holder = ActionMessages.heldBy(lock, state.activity().now());
    List<MenuItem> items = new ArrayList<>(Menus.lockItems(state, project));
    items.add(new MenuItem("try again", "consolidate it again", again(project)));
    return state.with(
        new Overlay.Menu(
            "Locked",
            List.of(project + " is " + holder + ".", "A run that works there will release it."),
            items,
            EditableLine.EMPTY,
            0));
  }

  /** Says why an action has nothing to do, and offers what else can be done there. */
  static BrowserState nothingToDo(BrowserState state, Action.Planned action, String why) {
    List<MenuItem> items =
        switch (action) {
          case Action.ExtractCandidates(var projects) -> {
            MenuItem look = new MenuItem("R", "look for new sessions", run(BrowserCommand.REFRESH));
            yield projects.size() == 1 // extract takes one project, or all
                ? List.of(look, again("extract again", "extract --force --limit all", projects))
                : List.of(look);
          }
          case Action.Consolidate(var projects) ->
              List.of(
                  new MenuItem("x", "extract new sessions", run(BrowserCommand.EXTRACT)),
                  again("consolidate again", "consolidate --force", projects));
          case Action.Extract _,
              Action.ReleaseLock _,
              Action.TakeLock _,
              Action.Forget _,
              Action.Restore _,
              Action.Discard _ ->
              List.of();
        };
    List<MenuItem> able = items.stream().filter(item -> isPossible(state, item.choice())).toList();
    return able.isEmpty()
        ? state.with(state.activity().saying(why, Tone.PLAIN))
        : state.with(new Overlay.Menu("Nothing to do", List.of(why), able, EditableLine.EMPTY, 0));
  }

  private static Choice run(BrowserCommand command) {
    return new Choice.Run(command);
  }

  private static MenuItem again(String keys, String command, List<Project> projects) {
    String line =
        projects.stream()
            .map(project -> " -C " + ShellWord.quoted(project.cwd()))
            .collect(Collectors.joining("", command, ""));
    return new MenuItem(keys, "memories " + line, new Choice.RunLine(line));
  }

  /** Whether the user may do it, and has a project to do it with. */
  private static boolean isPossible(BrowserState state, Choice choice) {
    boolean inProject = !ActionTargets.projects(state).isEmpty();
    return switch (choice) {
      case Choice.Run(var command) ->
          AvailableCommands.has(state, command) && (inProject || command == BrowserCommand.REFRESH);
      case Choice.RunLine _ -> inProject && state.permissions().allow(ActionKind.RUN_LINE);
      case Choice.Copy _, Choice.Reload _, Choice.Ask _ -> true;
    };
  }

  private static Choice again(Project project) {
    return new Choice.Ask(new Action.Consolidate(List.of(project)));
  }
}
