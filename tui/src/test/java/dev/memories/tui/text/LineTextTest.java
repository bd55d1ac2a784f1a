package dev.memories.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTextTest {
  @Test
  void theCursorGoesByWholeClusters() {
    LineText line = LineText.of("a👨‍👩‍👧é");
    assertThat(line.left()).isEqualTo(new LineText("a👨‍👩‍👧", "é"));
    assertThat(line.left().left()).isEqualTo(new LineText("a", "👨‍👩‍👧é"));
    assertThat(line.left().backspace().text()).isEqualTo("aé");
    assertThat(line.home().right().delete().text()).isEqualTo("aé");
  }

  @Test
  void wordsAndLinesAreDroppedAsInAShell() {
    assertThat(LineText.of("trace show 01a2 ").dropWord()).isEqualTo(LineText.of("trace show "));
    assertThat(LineText.of("one").dropWord()).isEqualTo(LineText.EMPTY);
    assertThat(LineText.of("abc").left().dropBefore()).isEqualTo(new LineText("", "c"));
  }

  @Test
  void nothingHappensAtTheEnds() {
    assertThat(LineText.EMPTY.left().right().backspace().delete()).isEqualTo(LineText.EMPTY);
  }
}
