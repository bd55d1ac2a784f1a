package dev.memories.cli.output;

import java.util.Map;

/** Colours text for a terminal, or leaves it plain. */
public record Style(boolean colourful) {
  /** A colour or emphasis. */
  public enum Paint {
    BOLD(1),
    DIM(2),
    ITALIC(3),
    UNDERLINE(4),
    RED(31),
    GREEN(32),
    YELLOW(33),
    CYAN(36);

    private final int code;

    Paint(int code) {
      this.code = code;
    }
  }

  public static final Style PLAIN = new Style(false);

  /**
   * Decides whether a stream is coloured.
   *
   * @param wish {@code auto}, {@code always} or {@code never}
   * @param explicit whether the user set the wish; it then beats {@code NO_COLOR} and {@code
   *     CLICOLOR_FORCE}
   */
  public static Style decide(
      String wish, boolean explicit, Map<String, String> variables, boolean isTerminal) {
    String effective = wish;
    if (!explicit && !variables.getOrDefault("NO_COLOR", "").isEmpty()) {
      effective = "never";
    } else if (!explicit && isForced(variables.getOrDefault("CLICOLOR_FORCE", ""))) {
      effective = "always";
    }
    return new Style(
        switch (effective) {
          case "always" -> true;
          case "never" -> false;
          default -> isTerminal && !"dumb".equals(variables.get("TERM"));
        });
  }

  private static boolean isForced(String value) {
    return !value.isEmpty() && !value.equals("0");
  }

  public String paint(Paint paint, String text) {
    return colourful && !text.isEmpty() ? "\033[" + paint.code + "m" + text + "\033[0m" : text;
  }
}
