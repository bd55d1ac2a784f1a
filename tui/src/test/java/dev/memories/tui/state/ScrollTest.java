package dev.memories.tui.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Panes of 8 rows or more keep 2 rows visible above and below the selected row. */
class ScrollTest {
  @ParameterizedTest(name = "top {0}, row {1} of {2} in {3} -> {4}")
  @CsvSource({
    "0, 0, 100, 10, 0",
    "0, 7, 100, 10, 0",
    "0, 8, 100, 10, 1",
    "0, 50, 100, 10, 43",
    "50, 50, 100, 10, 48",
    "50, 52, 100, 10, 50",
    "50, 57, 100, 10, 50",
    "50, 58, 100, 10, 51",
    "0, 99, 100, 10, 90",
    "95, 99, 100, 10, 90",
    "5, 1, 100, 10, 0",
    "0, 4, 5, 10, 0",
    "0, 6, 100, 7, 0",
    "0, 7, 100, 7, 1",
    "0, 6, 100, 8, 1"
  })
  void selectedRowIsKeptVisible(int top, int index, int rows, int height, int expected) {
    assertThat(Scroll.top(top, index, rows, height)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "row {0} with top {1} of {2} in {3} -> {4}")
  @CsvSource({
    "0, 0, 100, 10, 0",
    "0, 3, 100, 10, 5",
    "9, 3, 100, 10, 9",
    "50, 3, 100, 10, 10",
    "0, 90, 100, 10, 92",
    "99, 90, 100, 10, 99",
    "99, 89, 100, 10, 96",
    "3, 0, 5, 10, 3",
    "0, 3, 100, 7, 3",
    "50, 3, 100, 7, 9"
  })
  void selectionMovesAlongWhenAPaneIsScrolled(
      int index, int top, int rows, int height, int expected) {
    assertThat(Scroll.index(index, top, rows, height)).isEqualTo(expected);
  }
}
