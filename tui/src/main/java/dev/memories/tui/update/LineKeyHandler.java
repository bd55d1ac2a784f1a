package dev.memories.tui.update;

import dev.memories.tui.state.Key;
import dev.memories.tui.text.EditableLine;
import java.util.Optional;

/** The keys that edit a line, as in a shell. */
final class LineKeyHandler {
  private LineKeyHandler() {}

  /** The edited line; empty when the key edits nothing. */
  static Optional<EditableLine> edit(EditableLine line, Key key) {
    return switch (key.name()) {
      case "backspace", "ctrl-h" -> Optional.of(line.backspace());
      case "delete" -> Optional.of(line.delete());
      case "left", "ctrl-b" -> Optional.of(line.left());
      case "right", "ctrl-f" -> Optional.of(line.right());
      case "home", "ctrl-a" -> Optional.of(line.home());
      case "end", "ctrl-e" -> Optional.of(line.end());
      case "ctrl-u" -> Optional.of(line.deleteBefore());
      case "ctrl-w" -> Optional.of(line.deleteWord());
      default -> key.text().map(line::insert);
    };
  }
}
