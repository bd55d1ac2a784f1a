package dev.memories.tui.update;

import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.ScreenState;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the user chose for the screen, as it is kept for the next time: the theme, the widths. */
public final class ScreenPreferences {
  private static final String THEME = "theme";
  private static final String TREE = "tree";
  private static final String LIST = "list";

  private ScreenPreferences() {}

  static Map<String, String> of(ScreenState screen) {
    Map<String, String> kept = new TreeMap<>();
    Optional<ColourScheme> chosen = screen.themes().chosen();
    chosen.ifPresent(scheme -> kept.put(THEME, scheme.name().toLowerCase(Locale.ROOT)));
    kept.put(TREE, Integer.toString(screen.widening().tree()));
    kept.put(LIST, Integer.toString(screen.widening().list()));
    return kept;
  }

  /** The theme that was chosen; empty when none was. */
  public static Optional<ColourScheme> theme(Map<String, String> kept) {
    return ColourScheme.named(kept.getOrDefault(THEME, ""));
  }

  public static Layout.Widening widening(Map<String, String> kept) {
    return new Layout.Widening(number(kept, TREE), number(kept, LIST));
  }

  private static int number(Map<String, String> kept, String key) {
    String value = kept.getOrDefault(key, "");
    return !value.isEmpty() && value.matches("-?\\d{1,3}") ? Integer.parseInt(value) : 0;
  }
}
