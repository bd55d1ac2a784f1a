package dev.memories.tui.view;

import java.util.Locale;
import java.util.Map;

/** The number of colours that a terminal has. */
public enum ColourDepth {
  EIGHT,
  SIXTEEN,
  INDEXED,
  TRUE;

  /** Derives the depth from {@code COLORTERM} and {@code TERM}. */
  public static ColourDepth of(Map<String, String> environment) {
    String colorTerm = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    if (colorTerm.contains("truecolor") || colorTerm.contains("24bit")) {
      return TRUE;
    }
    String term = environment.getOrDefault("TERM", "");
    if (term.contains("256color") || term.contains("direct")) {
      return INDEXED;
    }
    return term.contains("16color") ? SIXTEEN : EIGHT;
  }
}
