package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.port.HeldLock;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ListPane;
import dev.memories.tui.state.MenuItem;
import dev.memories.tui.state.MenuItem.Choice;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.text.EditableLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what failed in a box, whole, with what can be done about it. */
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
    if (!(state.overlay() instanceof Overlay.None || state.overlay() instanceof Overlay.Board)) {
      return logged;
    }
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
    return logged.with(new Overlay.Menu("Failed", intro, items, EditableLine.EMPTY, 0));
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

  private static Choice again(Project project) {
    return new Choice.Ask(new Action.Consolidate(List.of(project)));
  }
}
