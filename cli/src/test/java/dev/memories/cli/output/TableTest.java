package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void pipedCellsCannotBreakARow() {
    Table table = Table.withHeadings("A", "B").row(Cell.of("a\tb\\"), Cell.of("c\r\nd"));
    assertThat(table.piped()).isEqualTo("a\\tb\\\\\tc\\r\\nd\n");
  }

  @Test
  void columnsAreAlignedByWidthNotByLength() {
    Table table =
        Table.withHeadings("NAME", "N")
            .row(Cell.of("日本"), Cell.of("1"))
            .row(Cell.of("e\u0301"), Cell.of("2"));
    assertThat(table.shown(Style.PLAIN, 80)).isEqualTo("NAME  N\n日本  1\ne\u0301     2\n");
  }

  @Test
  void theLastColumnIsCutToTheTerminal() {
    Table table = Table.withHeadings("ID", "TITLE").row(Cell.of("1"), Cell.of("a long title"));
    assertThat(table.shown(Style.PLAIN, 14)).isEqualTo("ID  TITLE\n1   a long ti…\n");
  }

  @Test
  void nothingThatATerminalWouldObeyIsShown() {
    Table table = Table.withHeadings("TITLE").row(Cell.of("\033[31mred\u202e\n"));
    assertThat(table.shown(Style.PLAIN, 80)).doesNotContain("\033", "\u202e").hasLineCount(2);
  }

  @Test
  void anEmptyTableShowsNothing() {
    assertThat(Table.withHeadings("A").shown(Style.PLAIN, 80)).isEmpty();
  }

  @Test
  void cellsBeyondTheHeadingsAreForPrograms() {
    Table table = Table.withHeadings("A").row(Cell.of("1"), Cell.of("2"));
    assertThat(table.shown(Style.PLAIN, 80)).isEqualTo("A\n1\n");
    assertThat(table.piped()).isEqualTo("1\t2\n");
  }
}
