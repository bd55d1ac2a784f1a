package dev.memories.tui.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  /** The scheme with this name in lower case; empty when there is none. */
  public static Optional<ColourScheme> named(String name) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  public ColourScheme next() {
    return switch (this) {
      case DARK -> LIGHT;
      case LIGHT -> MONO;
      case MONO -> DARK;
    };
  }
}
