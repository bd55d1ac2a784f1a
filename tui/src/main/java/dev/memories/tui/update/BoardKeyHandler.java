package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.Subject;
import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import dev.memories.tui.state.PreviewPane;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Handles keys, clicks and answers while the dashboard or the timeline is open. */
final class BoardKeyHandler {
  /** Commands that change how the screen looks. The others leave it, if they need no selection. */
  private static final Set<BrowserCommand> STAYING =
      EnumSet.of(BrowserCommand.THEME, BrowserCommand.MOUSE, BrowserCommand.REDRAW);

  private static final Set<BrowserCommand> LEAVING =
      EnumSet.of(
          BrowserCommand.SEARCH,
          BrowserCommand.FILTER,
          BrowserCommand.HELP,
          BrowserCommand.PALETTE,
          BrowserCommand.LOG,
          BrowserCommand.LOCKS,
          BrowserCommand.REFRESH,
          BrowserCommand.NEXT_PANE,
          BrowserCommand.GO_TREE,
          BrowserCommand.GO_LIST,
          BrowserCommand.GO_PREVIEW);

  private BoardKeyHandler() {}

  static Transition open(BrowserState state, Panels.Choice choice) {
    return Transition.to(state.with(Overlay.Board.loading(choice)))
        .and(new BrowserEffect.LoadPanels(choice));
  }

  /**
   * Opens the timeline of all projects; when it is open, that of the selected project, and back.
   */
  static Transition timeline(BrowserState state) {
    Optional<Project> only =
        state.overlay() instanceof Overlay.Board board
                && board.choice().equals(new Panels.Choice.Timeline(Optional.empty()))
            ? board
                .selected(height(state))
                .map(line -> line.subject().project())
                .or(() -> ActionTargets.project(state))
            : Optional.empty();
    return open(state, new Panels.Choice.Timeline(only));
  }

  /** The first screen is read after the projects; where there are none, it has nothing to say. */
  static Transition withProjects(BrowserState before, BrowserState state) {
    if (!(state.overlay() instanceof Overlay.Board board) || before.tree().projects().isPresent()) {
      return Transition.to(state);
    }
    return state.tree().projects().orElse(List.of()).isEmpty()
        ? Transition.to(state.withoutOverlay())
        : Transition.to(state).and(new BrowserEffect.LoadPanels(board.choice()));
  }

  /** Drops what was read if the screen was left meanwhile. */
  static BrowserState loaded(BrowserState state, Panels.Choice choice, Panels panels) {
    return state.overlay() instanceof Overlay.Board(var open, _, int index) && open.equals(choice)
        ? state.with(new Overlay.Board(choice, Optional.of(panels), 0).at(index, height(state)))
        : state;
  }

  static Transition press(BrowserState state, Overlay.Board board, Key key) {
    int page = Math.max(1, state.screen().size().rows() - 6);
    return switch (key.name()) {
      case "up", "k", "ctrl-p" -> moved(state, board, -1);
      case "down", "j", "ctrl-n" -> moved(state, board, 1);
      case "pgup", "ctrl-b", "ctrl-u" -> moved(state, board, -page);
      case "pgdn", "ctrl-f", "ctrl-d" -> moved(state, board, page);
      case "home", "g" -> moved(state, board, -1_000_000);
      case "end", "G" -> moved(state, board, 1_000_000);
      case "enter", "right", "l" -> opened(state, board);
      case "esc", "left", "h", "backspace" -> Transition.to(state.withoutOverlay());
      case "0" -> dashboard(state, board);
      case "T" -> timeline(state);
      case "q" -> CommandHandler.run(state, BrowserCommand.QUIT);
      default -> other(state, key);
    };
  }

  /** Leaves the dashboard, or goes to it from the timeline. */
  private static Transition dashboard(BrowserState state, Overlay.Board board) {
    return board.choice() instanceof Panels.Choice.Dashboard
        ? Transition.to(state.withoutOverlay())
        : open(state, new Panels.Choice.Dashboard());
  }

  private static Transition other(BrowserState state, Key key) {
    Optional<BrowserCommand> command = KeyHandler.command(state, key.name());
    if (command.filter(STAYING::contains).isPresent()) {
      return CommandHandler.run(state, command.get());
    }
    return command.filter(LEAVING::contains).isPresent()
        ? CommandHandler.run(state.withoutOverlay(), command.get())
        : Transition.to(state);
  }

  static Transition moved(BrowserState state, Overlay.Board board, int by) {
    return Transition.to(state.with(board.at(board.index() + by, height(state))));
  }

  private static Transition opened(BrowserState state, Overlay.Board board) {
    BrowserState free = state.withoutOverlay();
    return board
        .selected(height(state))
        .map(line -> DocumentOpening.open(free, line.subject().whole(), target(line.subject())))
        .orElseGet(() -> Transition.to(free));
  }

  private static PreviewPane.Target target(Subject subject) {
    int line = subject instanceof Subject.Passage(_, int from, _) ? from : 1;
    return new PreviewPane.Target.SourceLine(line);
  }

  /** A click opens a line. */
  static Transition click(BrowserState state, Overlay.Board board, int row) {
    int height = height(state);
    List<Panels.Row> rows = board.shown(height).map(Panels::rows).orElse(List.of());
    int at = board.top(height) + row - 1;
    boolean inside = row > 0 && row <= height && at < rows.size();
    return inside && rows.get(at) instanceof Panels.Row.Item(int index, _)
        ? opened(state, board.at(index, height))
        : Transition.to(state);
  }

  /** The rows inside the frame. */
  private static int height(BrowserState state) {
    return state.screen().layout().status().top() - 2;
  }
}
