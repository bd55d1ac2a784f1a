package dev.memories.tui.view;

import dev.memories.tui.page.Ink;
import dev.memories.tui.port.Tone;

/** The ink for a tone. */
final class Tones {
  private Tones() {}

  static Ink ink(Tone tone) {
    return switch (tone) {
      case PLAIN -> Ink.DIM;
      case GOOD -> Ink.GOOD;
      case WARN -> Ink.WARN;
      case BAD -> Ink.BAD;
    };
  }
}
