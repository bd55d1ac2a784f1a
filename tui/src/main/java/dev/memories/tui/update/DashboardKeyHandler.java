package dev.memories.tui.update;

import dev.memories.tui.port.Dashboard;
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

/** Handles keys, clicks and answers while the first screen is open. */
final class DashboardKeyHandler {
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

  private DashboardKeyHandler() {}

  static Transition open(BrowserState state) {
    return Transition.to(state.with(Overlay.Board.LOADING)).and(new BrowserEffect.LoadDashboard());
  }

  /** The first screen is read after the projects; where there are none, it has nothing to say. */
  static Transition withProjects(BrowserState before, BrowserState state) {
    if (!(state.overlay() instanceof Overlay.Board) || before.tree().projects().isPresent()) {
      return Transition.to(state);
    }
    return state.tree().projects().orElse(List.of()).isEmpty()
        ? Transition.to(state.withoutOverlay())
        : Transition.to(state).and(new BrowserEffect.LoadDashboard());
  }

  /** Drops what was read if the screen was left meanwhile. */
  static BrowserState loaded(BrowserState state, Dashboard dashboard) {
    return state.overlay() instanceof Overlay.Board(_, int index)
        ? state.with(new Overlay.Board(Optional.of(dashboard), 0).at(index))
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
      case "esc", "0", "left", "h", "backspace" -> Transition.to(state.withoutOverlay());
      case "q" -> CommandHandler.run(state, BrowserCommand.QUIT);
      default -> other(state, key);
    };
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

  private static Transition moved(BrowserState state, Overlay.Board board, int by) {
    return Transition.to(state.with(board.at(board.index() + by)));
  }

  private static Transition opened(BrowserState state, Overlay.Board board) {
    BrowserState free = state.withoutOverlay();
    return board
        .selected()
        .map(line -> DocumentOpening.open(free, line.subject().whole(), target(line.subject())))
        .orElseGet(() -> Transition.to(free));
  }

  private static PreviewPane.Target target(Subject subject) {
    int line = subject instanceof Subject.Passage(_, int from, _) ? from : 1;
    return new PreviewPane.Target.SourceLine(line);
  }

  /** A click opens a line. */
  static Transition click(BrowserState state, Overlay.Board board, int row) {
    int height = state.screen().layout().status().top() - 2;
    List<Dashboard.Row> rows = board.dashboard().map(Dashboard::rows).orElse(List.of());
    int at = board.top(height) + row - 1;
    boolean inside = row > 0 && row <= height && at < rows.size();
    return inside && rows.get(at) instanceof Dashboard.Row.Item(int index, _)
        ? opened(state, board.at(index))
        : Transition.to(state);
  }
}
