package dev.memories.tui.terminal;

import dev.memories.tui.update.BrowserEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates control bytes and escape sequences to keys and mouse events. */
final class KeySequences {
  private static final Pattern MOUSE = Pattern.compile("(\\d{1,5});(\\d{1,5});(\\d{1,5})");
  private static final Pattern BACKGROUND =
      Pattern.compile(
          "]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]+)?");
  private static final int WHEEL = 64;
  private static final int MOTION = 32;
  private static final int BUTTONS = 3;
  private static final int LINES_A_NOTCH = 3;

  private KeySequences() {}

  /** The key of a byte below space, or of 0x7f. */
  static Optional<String> control(int value) {
    return switch (value) {
      case 0x09 -> Optional.of("tab");
      case 0x0a, 0x0d -> Optional.of("enter");
      case 0x08, 0x7f -> Optional.of("backspace");
      default ->
          value >= 1 && value <= 26
              ? Optional.of("ctrl-" + (char) ('a' + value - 1))
              : Optional.empty();
    };
  }

  /** The key of {@code ESC O x}. */
  static Optional<String> ss3(int last) {
    return switch (last) {
      case 'P' -> Optional.of("f1");
      case 'Q' -> Optional.of("f2");
      case 'R' -> Optional.of("f3");
      case 'S' -> Optional.of("f4");
      case 'M' -> Optional.of("enter");
      default -> arrow(last);
    };
  }

  /** The key of {@code ESC [ parameters x}; modifiers of arrow keys are ignored. */
  static Optional<String> csi(String parameters, int last) {
    return switch (last) {
      case 'Z' -> Optional.of("shift-tab");
      case 'P' -> Optional.of("f1");
      case 'Q' -> Optional.of("f2");
      case 'R' -> parameters.isEmpty() ? Optional.of("f3") : Optional.empty();
      case 'S' -> Optional.of("f4");
      case '~' -> tilde(parameters.replaceFirst(";.*", ""));
      default -> arrow(last);
    };
  }

  private static Optional<String> arrow(int last) {
    return switch (last) {
      case 'A' -> Optional.of("up");
      case 'B' -> Optional.of("down");
      case 'C' -> Optional.of("right");
      case 'D' -> Optional.of("left");
      case 'H' -> Optional.of("home");
      case 'F' -> Optional.of("end");
      default -> Optional.empty();
    };
  }

  private static Optional<String> tilde(String number) {
    return switch (number) {
      case "1", "7" -> Optional.of("home");
      case "2" -> Optional.of("insert");
      case "3" -> Optional.of("delete");
      case "4", "8" -> Optional.of("end");
      case "5" -> Optional.of("pgup");
      case "6" -> Optional.of("pgdn");
      case "11" -> Optional.of("f1");
      case "12" -> Optional.of("f2");
      case "13" -> Optional.of("f3");
      case "14" -> Optional.of("f4");
      default -> Optional.empty();
    };
  }

  /** The event of a reply to {@code ESC ] 11 ; ?}, which names the background. */
  static Optional<BrowserEvent> background(String reply) {
    Matcher colour = BACKGROUND.matcher(reply);
    return colour.matches()
        ? Optional.of(
            new BrowserEvent.BackgroundSeen(
                channel(colour.group(1)) << 16
                    | channel(colour.group(2)) << 8
                    | channel(colour.group(3))))
        : Optional.empty();
  }

  /** One to four hex digits, scaled to a byte. */
  private static int channel(String digits) {
    int most = (1 << (4 * digits.length())) - 1;
    return Integer.parseInt(digits, 16) * 255 / most;
  }

  /** The event of a report in mode 1006: {@code button;column;row}. */
  static Optional<BrowserEvent> mouse(String report, boolean pressed) {
    Matcher parts = MOUSE.matcher(report);
    return parts.matches()
        ? mouse(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            pressed)
        : Optional.empty();
  }

  /**
   * The event of a press of the left button, or of the wheel.
   *
   * @param column from 1
   * @param row from 1
   */
  static Optional<BrowserEvent> mouse(int code, int column, int row, boolean pressed) {
    boolean wheel = (code & WHEEL) != 0;
    int button = code & BUTTONS;
    if (wheel && button <= 1) {
      int by = button == 0 ? -LINES_A_NOTCH : LINES_A_NOTCH;
      return Optional.of(new BrowserEvent.Wheeled(column - 1, row - 1, by));
    }
    return pressed && !wheel && button == 0 && (code & MOTION) == 0
        ? Optional.of(new BrowserEvent.Clicked(column - 1, row - 1))
        : Optional.empty();
  }
}
