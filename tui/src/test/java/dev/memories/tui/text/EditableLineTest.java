package dev.memories.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditableLineTest {
  @Test
  void cursorMovesByWholeClusters() {
    EditableLine line = EditableLine.of("a👨‍👩‍👧é");
    assertThat(line.left()).isEqualTo(new EditableLine("a👨‍👩‍👧", "é"));
    assertThat(line.left().left()).isEqualTo(new EditableLine("a", "👨‍👩‍👧é"));
    assertThat(line.left().backspace().text()).isEqualTo("aé");
    assertThat(line.home().right().delete().text()).isEqualTo("aé");
  }

  @Test
  void wordsAndLinesAreDeletedAsInAShell() {
    assertThat(EditableLine.of("trace show 01a2 ").deleteWord())
        .isEqualTo(EditableLine.of("trace show "));
    assertThat(EditableLine.of("one").deleteWord()).isEqualTo(EditableLine.EMPTY);
    assertThat(EditableLine.of("abc").left().deleteBefore()).isEqualTo(new EditableLine("", "c"));
  }

  @Test
  void editsAtTheEndsDoNothing() {
    assertThat(EditableLine.EMPTY.left().right().backspace().delete())
        .isEqualTo(EditableLine.EMPTY);
  }
}
