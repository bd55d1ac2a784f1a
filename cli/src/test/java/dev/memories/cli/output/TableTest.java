package dev.memories.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

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

  /** Measures with jline itself, on the examples that the browser is tested with. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(files = "../tui/src/test/resources/widths.csv")
  void columnsAreAlignedForAnyCharacters(String name, String text) {
    Table table =
        Table.withHeadings("NAME", "END")
            .row(Cell.of(text), Cell.of("|"))
            .row(Cell.of("a longer name"), Cell.of("|"));
    List<Integer> widths =
        table
            .shown(Style.PLAIN, 80)
            .lines()
            .skip(1)
            .map(line -> new AttributedString(line).columnLength())
            .toList();
    assertThat(widths).hasSize(2).allMatch(widths.getFirst()::equals);
  }

  @Test
  void theLastColumnIsCutToTheTerminal() {
    Table table =
        Table.withHeadings("ID", "TITLE").row(Cell.of("1"), Cell.of("a title of many words"));
    assertThat(table.shown(Style.PLAIN, 24)).isEqualTo("ID  TITLE\n1   a title of many …\n");
    assertThat(table.shown(Style.PLAIN, 23)).isEqualTo("ID\n  TITLE\n1\n  a title of many words\n");
  }

  @Test
  void rowsTakeSeveralLinesWhereTheirColumnsDoNotFit() {
    Table table =
        Table.withHeadings("ID", "UPDATED", "PROJECT", "TITLE")
            .row(Cell.of("019c46c7"), Cell.of("20h ago"), Cell.of("shop"), Cell.of("Fix the cart"))
            .row(Cell.of("019c4659"), Cell.of("1d ago"), Cell.of("recipes"), Cell.none());
    assertThat(table.shown(Style.PLAIN, 28))
        .isEqualTo(
            """
            ID        UPDATED  PROJECT
              TITLE
            019c46c7  20h ago  shop
              Fix the cart
            019c4659  1d ago   recipes
            """);
    assertThat(table.shown(Style.PLAIN, 12).lines())
        .allMatch(line -> line.length() <= 12)
        .contains("019c46c7", "  20h ago", "  Fix the …");
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

  @Test
  void columnWithoutAnyTextIsLeftOutAtATerminal() {
    Table table = Table.withHeadings("PROJECT", "STATE");
    table.row(Cell.of("shop"), Cell.none());
    assertThat(table.shown(Style.PLAIN, 40)).isEqualTo("PROJECT\nshop\n");
    assertThat(table.piped()).isEqualTo("shop\t\n");
  }

  @Test
  void columnThatSaysTheSameInAllRowsIsLeftOutIfItMayBe() {
    Table table = Table.withHeadings("ID", "PROJECT").withoutRepeats("PROJECT");
    table.row(Cell.of("a"), Cell.of("shop"));
    assertThat(table.shown(Style.PLAIN, 40)).isEqualTo("ID  PROJECT\na   shop\n");
    table.row(Cell.of("b"), Cell.of("shop"));
    assertThat(table.shown(Style.PLAIN, 40)).isEqualTo("ID\na\nb\n");
    table.row(Cell.of("c"), Cell.of("till"));
    assertThat(table.shown(Style.PLAIN, 40)).startsWith("ID  PROJECT\n");
  }
}
