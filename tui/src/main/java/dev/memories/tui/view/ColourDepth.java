package dev.memories.tui.view;

import java.util.Locale;
import java.util.Map;

/** How many colours the terminal has. */
public enum ColourDepth {
  SIXTEEN,
  INDEXED,
  TRUE;

  /** As {@code COLORTERM} and {@code TERM} tell. */
  public static ColourDepth of(Map<String, String> environment) {
    String colorTerm = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    if (colorTerm.contains("truecolor") || colorTerm.contains("24bit")) {
      return TRUE;
    }
    String term = environment.getOrDefault("TERM", "");
    return term.contains("256color") || term.contains("direct") ? INDEXED : SIXTEEN;
  }
}
