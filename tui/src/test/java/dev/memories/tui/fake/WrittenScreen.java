package dev.memories.tui.fake;

import dev.memories.tui.state.Size;
import dev.memories.tui.text.Glyph;
import dev.memories.tui.text.Glyphs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows after the bytes that it was sent: places, clearing, text. */
public final class WrittenScreen {
  private static final Pattern PIECE =
      Pattern.compile("\u001b\\[([0-9;?]*)([A-Za-z])|[^\u001b]+", Pattern.DOTALL);

  private final Size size;
  private final String[][] cells;
  private int column;
  private int row;

  public WrittenScreen(Size size) {
    this.size = size;
    this.cells = new String[size.rows()][size.columns()];
    clear();
  }

  /** Takes in what was written since, and empties it. */
  public void take(ByteArrayOutputStream sent) {
    Matcher pieces = PIECE.matcher(sent.toString(StandardCharsets.UTF_8));
    sent.reset();
    while (pieces.find()) {
      String command = pieces.group(2);
      if (command == null) {
        Glyphs.of(pieces.group()).forEach(this::put);
      } else if (command.equals("H")) {
        String[] place = pieces.group(1).split(";");
        row = Integer.parseInt(place[0]) - 1;
        column = Integer.parseInt(place[1]) - 1;
      } else if (command.equals("J")) {
        clear();
      }
    }
  }

  private void put(Glyph glyph) {
    cells[row][column] = glyph.text();
    if (glyph.width() == 2) {
      cells[row][column + 1] = "";
    }
    column += glyph.width();
  }

  private void clear() {
    for (String[] line : cells) {
      Arrays.fill(line, " ");
    }
  }

  /** Lines without spaces at their ends. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < size.rows(); line++) {
      text.append(String.join("", cells[line]).stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
