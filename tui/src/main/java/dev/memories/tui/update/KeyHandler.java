package dev.memories.tui.update;

import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import java.util.Arrays;
import java.util.Optional;

/** Translates keys to commands, or passes them to the overlay. */
final class KeyHandler {
  /** The first key of every command that has two keys. */
  private static final String PREFIX = "g";

  private KeyHandler() {}

  static Transition press(BrowserState state, Key key) {
    BrowserState quiet = state.with(state.activity().silent());
    if (key.name().equals("ctrl-c")) {
      return CommandHandler.run(quiet, BrowserCommand.QUIT);
    }
    if (key.name().equals("ctrl-z")) {
      return CommandHandler.run(quiet, BrowserCommand.SUSPEND);
    }
    return switch (quiet.overlay()) {
      case Overlay.None _ -> inPane(quiet, key.name());
      case Overlay.Prefix(var first) -> {
        BrowserState free = quiet.withoutOverlay();
        yield command(free, first + key.name()).isPresent()
            ? inPane(free, first + key.name())
            : inPane(free, key.name());
      }
      case Overlay.Typing typing -> OverlayKeyHandler.typing(quiet, typing, key);
      case Overlay.Menu menu -> OverlayKeyHandler.menu(quiet, menu, key);
      case Overlay.Palette palette -> OverlayKeyHandler.palette(quiet, palette, key);
      case Overlay.Board board -> BoardKeyHandler.press(quiet, board, key);
      case Overlay.Search(var pane) -> SearchKeyHandler.press(quiet, pane, key);
      case Overlay.Planning _ -> OverlayKeyHandler.planning(quiet, key);
      case Overlay.Question question -> OverlayKeyHandler.question(quiet, question, key);
      case Overlay.Viewer viewer -> OverlayKeyHandler.viewer(quiet, viewer, key);
    };
  }

  /** Carries out a key as the pane that has the focus would. */
  static Transition inPane(BrowserState state, String name) {
    if (name.equals(PREFIX)) {
      return Transition.to(state.with(new Overlay.Prefix(PREFIX)));
    }
    return command(state, name)
        .map(command -> CommandHandler.run(state, command))
        .orElseGet(() -> Transition.to(state));
  }

  static Optional<BrowserCommand> command(BrowserState state, String name) {
    return Arrays.stream(BrowserCommand.values())
        .filter(command -> command.keys().contains(name) && AvailableCommands.has(state, command))
        .findFirst();
  }
}
