package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.port.Tone;

/** The ink for a tone. */
final class Tones {
  private Tones() {}

  static TextRole role(Tone tone) {
    return switch (tone) {
      case PLAIN -> TextRole.DIM;
      case GOOD -> TextRole.GOOD;
      case WARN -> TextRole.WARN;
      case BAD -> TextRole.BAD;
    };
  }
}
