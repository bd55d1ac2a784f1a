package dev.memories.tui.text;

import java.util.ArrayList;
import java.util.List;

/** Wraps text by words, in columns. */
public final class WordWrap {
  private WordWrap() {}

  /** The lines of a text, at least one; a word that is too long for a line stands alone. */
  public static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = 0;
    for (String word : text.split(" ", -1)) {
      int columnsOfWord = DisplayWidth.of(word);
      if (!line.isEmpty() && width + 1 + columnsOfWord > columns) {
        lines.add(line.toString());
        line.setLength(0);
        width = 0;
      }
      width += columnsOfWord + (line.isEmpty() ? 0 : 1);
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
