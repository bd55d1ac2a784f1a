package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import org.jspecify.annotations.Nullable;

/** How a cell is drawn; a {@link Theme} turns it into colours. */
public record CellStyle(TextRole role, CellBackground background) {
  static final CellStyle PLAIN = new CellStyle(TextRole.TEXT, CellBackground.NONE);

  static CellStyle of(TextRole role) {
    return new CellStyle(role, CellBackground.NONE);
  }

  /** Written out: what a record is given for it is made at run time, before the first frame. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CellStyle style && role == style.role && background == style.background;
  }

  @Override
  public int hashCode() {
    return role.hashCode() * 31 + background.hashCode();
  }
}
