package dev.memories.tui.state;

/** The theme the screen is drawn in. */
public enum Look {
  DARK,
  LIGHT,
  MONO;

  public Look next() {
    return switch (this) {
      case DARK -> LIGHT;
      case LIGHT -> MONO;
      case MONO -> DARK;
    };
  }
}
