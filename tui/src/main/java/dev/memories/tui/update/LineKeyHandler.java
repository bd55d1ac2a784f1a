package dev.memories.tui.update;

import dev.memories.tui.state.Key;
import dev.memories.tui.text.EditableLine;
import java.util.Optional;

/** The keys that edit a line, as shells have them. */
final class LineKeyHandler {
  private LineKeyHandler() {}

  /** The line after the key; empty when the key is none of these. */
  static Optional<EditableLine> edit(EditableLine line, Key key) {
    return switch (key.name()) {
      case "backspace", "ctrl-h" -> Optional.of(line.backspace());
      case "delete" -> Optional.of(line.delete());
      case "left", "ctrl-b" -> Optional.of(line.left());
      case "right", "ctrl-f" -> Optional.of(line.right());
      case "home", "ctrl-a" -> Optional.of(line.home());
      case "end", "ctrl-e" -> Optional.of(line.end());
      case "ctrl-u" -> Optional.of(line.dropBefore());
      case "ctrl-w" -> Optional.of(line.dropWord());
      default -> key.text().map(line::typed);
    };
  }
}
