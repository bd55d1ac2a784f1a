package dev.memories.tui.view;

import dev.memories.tui.state.Look;
import java.util.Map;

/** Which theme to start in. */
public final class Looks {
  private Looks() {}

  /** {@code NO_COLOR} (any value but empty) is mono; {@code COLORFGBG} tells light from dark. */
  public static Look of(Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return Look.MONO;
    }
    String colours = environment.getOrDefault("COLORFGBG", "");
    String background = colours.substring(colours.lastIndexOf(';') + 1);
    return background.equals("7") || background.equals("15") ? Look.LIGHT : Look.DARK;
  }
}
