package dev.memories.tui.view;

import dev.memories.tui.page.Ink;

/** How a cell is drawn; a {@link Theme} turns it into colours. */
public record Style(Ink ink, Ground ground) {
  static final Style PLAIN = new Style(Ink.TEXT, Ground.NONE);

  static Style of(Ink ink) {
    return new Style(ink, Ground.NONE);
  }
}
