package dev.memories.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.fake.WrittenScreen;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Size;
import dev.memories.tui.view.BrowserView;
import dev.memories.tui.view.CellGrid;
import dev.memories.tui.view.ColourDepth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenWriterTest {
  @ParameterizedTest
  @CsvSource({"40,12", "80,24", "120,40"})
  void terminalShowsEveryFrame(int columns, int rows) throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    WrittenScreen screen = WrittenScreen.modern(new Size(columns, rows));
    ScreenWriter sink = new ScreenWriter(new AnsiOutput(sent), ColourDepth.TRUE, ColourScheme.DARK);
    for (String keys : List.of("", "enter", "enter,j,j", "enter,j,j,enter", "?", "c", "", "G")) {
      CellGrid grid =
          BrowserView.draw(Screens.after(FakeCatalog.small(), new Size(columns, rows), keys));
      sink.present(grid, ColourScheme.DARK);
      screen.take(sent);
      assertThat(screen.text()).as("after [%s]", keys).isEqualTo(grid.text());
    }
  }

  /**
   * On such a terminal the cursor is elsewhere after a cluster, and clusters cover their
   * neighbours.
   */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/widths.csv")
  void columnsStayAlignedOnATerminalWithOtherWidths(String name, String text) throws IOException {
    Size size = new Size(80, 24);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    WrittenScreen screen = WrittenScreen.old(size);
    ScreenWriter sink = new ScreenWriter(new AnsiOutput(sent), ColourDepth.TRUE, ColourScheme.DARK);
    String typed = ":,text:" + text.repeat(40);
    for (String keys :
        List.of("", ":,text:" + "x".repeat(90), typed, typed + "y", ":,text:z", "")) {
      CellGrid grid = grid(size, keys);
      sink.present(grid, ColourScheme.DARK);
      screen.take(sent);
      assertUndisputedCells(grid, screen);
    }
  }

  private static void assertUndisputedCells(CellGrid grid, WrittenScreen screen) {
    for (int row = 0; row < grid.size().rows(); row++) {
      for (int column = 0; column < grid.size().columns(); column++) {
        String cell = grid.at(column, row).text();
        String shown = screen.at(column, row);
        if (cell.isEmpty()) {
          assertThat(shown).as("right half, column %d, row %d", column, row).isIn("", " ");
        } else if (WCWidth.wcwidth(cell.codePointAt(0)) == 1 && cell.length() == 1) {
          assertThat(shown).as("column %d, row %d", column, row).isEqualTo(cell);
        }
      }
    }
  }

  @Test
  void onlyChangedCellsAreSent() throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    Size size = new Size(120, 40);
    ScreenWriter sink = new ScreenWriter(new AnsiOutput(sent), ColourDepth.TRUE, ColourScheme.DARK);
    sink.present(grid(size, "enter"), ColourScheme.DARK);
    int whole = sent.size();
    sent.reset();
    sink.present(grid(size, "enter,j"), ColourScheme.DARK);
    assertThat(sent.size()).isBetween(1, whole / 2);
    assertThat(sink.isNew(grid(size, "enter,j"), ColourScheme.DARK)).isFalse();
    assertThat(sink.isNew(grid(size, "enter,j"), ColourScheme.LIGHT)).isTrue();
  }

  @Test
  void clustersAreWrittenWholeAndTheCursorIsPlacedAfterThem() throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    Size size = new Size(120, 40);
    ScreenWriter sink = new ScreenWriter(new AnsiOutput(sent), ColourDepth.TRUE, ColourScheme.DARK);
    sink.present(grid(size, ""), ColourScheme.DARK);
    String text = sent.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("🇩🇪\u001b[5;").contains("👨‍👩‍👧\u001b[5;");
    assertThat(text).doesNotContain("\u001b[31m", "\u202e");
  }

  private static CellGrid grid(Size size, String keys) {
    return BrowserView.draw(Screens.after(FakeCatalog.small(), size, keys));
  }
}
