package dev.memories.tui.state;

/** The theme the screen is drawn in. */
public enum ColourScheme {
  DARK,
  LIGHT,
  MONO;

  public ColourScheme next() {
    return switch (this) {
      case DARK -> LIGHT;
      case LIGHT -> MONO;
      case MONO -> DARK;
    };
  }
}
