package dev.memories.tui.update;

import dev.memories.redact.SecretRedactor;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Layout;
import dev.memories.tui.state.ScreenState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the user chose for the screen, as it is kept for the next time: the theme, the widths, and
 * the newest command lines.
 */
public final class ScreenPreferences {
  private static final String THEME = "theme";
  private static final String TREE = "tree";
  private static final String LIST = "list";

  /** Begins the keys of the command lines; a number of two digits follows, the oldest is 0. */
  private static final String COMMAND = "command.";

  private static final int MOST_COMMANDS = 30;

  private ScreenPreferences() {}

  static Map<String, String> of(BrowserState state) {
    ScreenState screen = state.screen();
    Map<String, String> kept = new TreeMap<>();
    List<String> commands = state.recent().commands();
    int first = Math.max(0, commands.size() - MOST_COMMANDS);
    for (int at = first; at < commands.size(); at++) {
      kept.put(
          COMMAND + "%02d".formatted(at - first),
          SecretRedactor.product().redact(commands.get(at)));
    }
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

  /** The command lines that were run, oldest first. */
  public static List<String> commands(Map<String, String> kept) {
    return new TreeMap<>(kept)
        .entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(COMMAND))
            .map(Map.Entry::getValue)
            .limit(MOST_COMMANDS)
            .toList();
  }

  private static int number(Map<String, String> kept, String key) {
    String value = kept.getOrDefault(key, "");
    return !value.isEmpty() && value.matches("-?\\d{1,3}") ? Integer.parseInt(value) : 0;
  }
}
