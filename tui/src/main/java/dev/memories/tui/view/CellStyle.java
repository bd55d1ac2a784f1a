package dev.memories.tui.view;

import dev.memories.tui.page.TextRole;
import org.jspecify.annotations.Nullable;

/** The style of a cell; a {@link Theme} turns it into colours. */
public record CellStyle(TextRole role, Background background) {
  /** The row that a cell belongs to: an ordinary one, or the selected one. */
  public enum Background {
    NONE,
    SELECTED,
    /** Selected, in a pane that does not have the focus. */
    SELECTED_IDLE
  }

  static final CellStyle PLAIN = new CellStyle(TextRole.TEXT, Background.NONE);

  static CellStyle of(TextRole role) {
    return new CellStyle(role, Background.NONE);
  }

  /**
   * Written by hand: the JVM creates the generated methods of records at run time, which would
   * delay the first frame.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CellStyle style && role == style.role && background == style.background;
  }

  @Override
  public int hashCode() {
    return role.hashCode() * 31 + background.hashCode();
  }
}
