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

  /** The luminance from which black has a stronger contrast than white (WCAG 2). */
  private static final double MIDDLE = 0.179;

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

  /** The scheme whose text stands out more from a background {@code 0xRRGGBB}. */
  public static ColourScheme onBackground(int rgb) {
    double luminance =
        0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    return luminance > MIDDLE ? LIGHT : DARK;
  }

  private static double linear(int channel) {
    double share = (channel & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  public ColourScheme next() {
    return switch (this) {
      case DARK -> LIGHT;
      case LIGHT -> MONO;
      case MONO -> DARK;
    };
  }
}
