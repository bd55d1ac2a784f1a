package dev.memories.tui.update;

import dev.memories.tui.state.BrowserCommand;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Overlay;
import java.util.Arrays;
import java.util.Optional;

/** From a key to what it asks for. */
final class Keys {
  /** The one key that waits for a second. */
  private static final String PREFIX = "g";

  private Keys() {}

  static Step press(BrowserState state, Key key) {
    BrowserState quiet = state.with(state.activity().silent());
    if (key.name().equals("ctrl-c")) {
      return Commands.run(quiet, BrowserCommand.QUIT);
    }
    if (key.name().equals("ctrl-z")) {
      return Commands.run(quiet, BrowserCommand.SUSPEND);
    }
    return switch (quiet.overlay()) {
      case Overlay.None _ -> inPane(quiet, key.name());
      case Overlay.Prefix(var first) -> {
        BrowserState free = quiet.withoutOverlay();
        yield command(free, first + key.name()).isPresent()
            ? inPane(free, first + key.name())
            : inPane(free, key.name());
      }
      case Overlay.Typing typing -> OverlayKeys.typing(quiet, typing, key);
      case Overlay.Menu menu -> OverlayKeys.menu(quiet, menu, key);
      case Overlay.Palette palette -> OverlayKeys.palette(quiet, palette, key);
      case Overlay.Question question -> OverlayKeys.question(quiet, question, key);
      case Overlay.Reading reading -> OverlayKeys.reading(quiet, reading, key);
    };
  }

  private static Step inPane(BrowserState state, String name) {
    if (name.equals(PREFIX)) {
      return Step.to(state.with(new Overlay.Prefix(PREFIX)));
    }
    return command(state, name)
        .map(command -> Commands.run(state, command))
        .orElseGet(() -> Step.to(state));
  }

  private static Optional<BrowserCommand> command(BrowserState state, String name) {
    return Arrays.stream(BrowserCommand.values())
        .filter(command -> command.keys().contains(name) && Offers.has(state, command))
        .findFirst();
  }
}
