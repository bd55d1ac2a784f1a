package dev.memories.tui.view;

import dev.memories.tui.state.ColourScheme;
import java.util.Map;

/** Which theme to start in. */
public final class Looks {
  private Looks() {}

  /** {@code NO_COLOR} (any value but empty) is mono; {@code COLORFGBG} tells light from dark. */
  public static ColourScheme of(Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return ColourScheme.MONO;
    }
    String colours = environment.getOrDefault("COLORFGBG", "");
    String background = colours.substring(colours.lastIndexOf(';') + 1);
    return background.equals("7") || background.equals("15")
        ? ColourScheme.LIGHT
        : ColourScheme.DARK;
  }
}
