package dev.memories.tui.fake;

import dev.memories.tui.state.Size;
import dev.memories.tui.text.Glyph;
import dev.memories.tui.text.Glyphs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * The screen of a terminal that supports cursor positions and clearing, and does not wrap lines.
 */
public final class WrittenScreen {
  private static final Pattern PIECE =
      Pattern.compile("\u001b\\[([0-9;?]*)([A-Za-z])|[^\u001b]+", Pattern.DOTALL);

  private final Size size;
  private final Function<String, List<Glyph>> measure;
  private final String[][] cells;
  private int column;
  private int row;

  private WrittenScreen(Size size, Function<String, List<Glyph>> measure) {
    this.size = size;
    this.measure = measure;
    this.cells = new String[size.rows()][size.columns()];
    clear();
  }

  /** A terminal that agrees with the browser about widths. */
  public static WrittenScreen modern(Size size) {
    return new WrittenScreen(size, Glyphs::of);
  }

  /** A terminal that knows no clusters: it measures code points, one after the other. */
  public static WrittenScreen old(Size size) {
    return new WrittenScreen(
        size,
        text ->
            text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> new Glyph(letter, WCWidth.wcwidth(letter.codePointAt(0))))
                .toList());
  }

  /** Shows what was written since the last call, and empties the stream. */
  public void take(ByteArrayOutputStream sent) {
    Matcher pieces = PIECE.matcher(sent.toString(StandardCharsets.UTF_8));
    sent.reset();
    while (pieces.find()) {
      String command = pieces.group(2);
      if (command == null) {
        measure.apply(pieces.group()).forEach(this::put);
      } else if (command.equals("H")) {
        String[] place = pieces.group(1).split(";");
        row = Integer.parseInt(place[0]) - 1;
        column = Integer.parseInt(place[1]) - 1;
      } else if (command.equals("J")) {
        clear();
      }
    }
  }

  /** Writing over one half of a wide character blanks the other half. */
  private void put(Glyph glyph) {
    if (glyph.width() == 0) {
      return;
    }
    String[] line = cells[row];
    int at = Math.min(column, size.columns() - glyph.width());
    int after = at + glyph.width();
    if (line[at].isEmpty()) {
      line[at - 1] = " ";
    }
    if (after < size.columns() && line[after].isEmpty()) {
      line[after] = " ";
    }
    line[at] = glyph.text();
    if (glyph.width() == 2) {
      line[at + 1] = "";
    }
    column = after;
  }

  private void clear() {
    for (String[] line : cells) {
      Arrays.fill(line, " ");
    }
  }

  /** The character in a cell; empty in the right half of a wide one. */
  public String at(int column, int row) {
    return cells[row][column];
  }

  /** The lines without trailing spaces. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < size.rows(); line++) {
      text.append(String.join("", cells[line]).stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
