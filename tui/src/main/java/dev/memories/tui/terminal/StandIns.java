package dev.memories.tui.terminal;

import com.googlecode.lanterna.TextCharacter;
import dev.memories.tui.view.Cell;
import java.util.HashMap;
import java.util.Map;

/**
 * Private-use characters that stand in lanterna's buffers for clusters whose width it gets wrong.
 *
 * <p>lanterna takes every cluster of more than one {@code char} for two columns wide and every
 * narrow-looking emoji for one. Real private-use characters never get here: the grid escapes them.
 */
final class StandIns {
  private static final char FIRST = '\ue000';
  private static final char LAST = '\uf8ff';

  /** Makes of one {@code char} two, which lanterna then takes for a wide one. */
  private static final char WIDENER = '\ufe0f';

  private final Map<String, String> standIns = new HashMap<>();
  private final Map<String, String> originals = new HashMap<>();
  private char next = FIRST;

  /** What to give to lanterna for a cell. */
  String of(Cell cell) {
    String text = cell.text();
    if (text.length() == 1 && text.charAt(0) < 0x7f) {
      return text;
    }
    return lanternaWidth(text) == cell.width()
        ? text
        : standIns.computeIfAbsent(text, original -> standIn(original, cell.width()));
  }

  /** What to send to the terminal for what lanterna was given. */
  String original(String given) {
    return originals.getOrDefault(given, given);
  }

  private String standIn(String original, int width) {
    String standIn = width == 2 ? "" + next + WIDENER : String.valueOf(next);
    next = next == LAST ? FIRST : (char) (next + 1);
    String replaced = originals.put(standIn, original);
    if (replaced != null) {
      standIns.remove(replaced);
    }
    return standIn;
  }

  /** 1 or 2; 0 when lanterna would not take it for one character at all. */
  private static int lanternaWidth(String text) {
    TextCharacter[] characters = TextCharacter.fromString(text);
    if (characters.length != 1) {
      return 0;
    }
    return characters[0].isDoubleWidth() ? 2 : 1;
  }
}
