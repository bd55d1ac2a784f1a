package dev.memories.tui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordWrapTest {
  @Test
  void linesAreWholeWords() {
    assertThat(WordWrap.lines("the folders are gone", 11))
        .containsExactly("the folders", "are gone");
  }

  @Test
  void longWordStandsAlone() {
    assertThat(WordWrap.lines("in /tmp/a/long/path now", 8))
        .containsExactly("in", "/tmp/a/long/path", "now");
  }

  @Test
  void wideCharactersCountTwice() {
    assertThat(WordWrap.lines("漢字 漢字", 8)).containsExactly("漢字", "漢字");
  }

  @Test
  void emptyTextIsOneLine() {
    assertThat(WordWrap.lines("", 8)).containsExactly("");
  }
}
