package dev.memories.tui.view;

import dev.memories.tui.page.Ink;
import org.jspecify.annotations.Nullable;

/** How a cell is drawn; a {@link Theme} turns it into colours. */
public record Style(Ink ink, Ground ground) {
  static final Style PLAIN = new Style(Ink.TEXT, Ground.NONE);

  static Style of(Ink ink) {
    return new Style(ink, Ground.NONE);
  }

  /** Written out: what a record is given for it is made at run time, before the first frame. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Style style && ink == style.ink && ground == style.ground;
  }

  @Override
  public int hashCode() {
    return ink.hashCode() * 31 + ground.hashCode();
  }
}
