package dev.memories.tui.state;

import java.util.Map;

/** The colours of the screen: for a dark background, for a light one, or none. */
public enum ColourScheme {
  DARK,
  LIGHT,
  MONO;

  /**
   * The scheme to start with.
   *
   * @param environment a non-empty {@code NO_COLOR} means {@link #MONO}; {@code COLORFGBG} tells a
   *     light background from a dark one
   */
  public static ColourScheme of(Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return MONO;
    }
    String colours = environment.getOrDefault("COLORFGBG", "");
    String background = colours.substring(colours.lastIndexOf(';') + 1);
    return background.equals("7") || background.equals("15") ? LIGHT : DARK;
  }

  public ColourScheme next() {
    return switch (this) {
      case DARK -> LIGHT;
      case LIGHT -> MONO;
      case MONO -> DARK;
    };
  }
}
