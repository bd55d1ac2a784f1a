package dev.memories.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EllipsisTest {
  @ParameterizedTest(name = "{0} in {1}: {2} / {3}")
  @CsvSource({
    "abcdef, 6, abcdef, abcdef",
    "abcdef, 5, abcd…, …cdef",
    "abcdef, 1, …, …",
    "abcdef, 0, '', ''",
    "図面ツール, 10, 図面ツール, 図面ツール",
    "図面ツール, 9, 図面ツー…, …面ツール",
    "図面ツール, 8, 図面ツ…, …ツール",
    "/home/mei/図面, 8, /home/m…, …ei/図面"
  })
  void textIsShortenedToColumns(String text, int columns, String end, String start) {
    assertThat(Ellipsis.end(text, columns)).isEqualTo(end);
    assertThat(Ellipsis.start(text, columns)).isEqualTo(start);
  }
}
