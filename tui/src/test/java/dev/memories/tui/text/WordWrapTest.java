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

  @Test
  void codeKeepsItsIndentationAndLongWordsAreCut() {
    assertThat(WordWrap.indented("    return amount", 30)).containsExactly("    return amount");
    assertThat(WordWrap.indented("  return round(amount)", 12))
        .containsExactly("  return", "  round(amou", "  nt)");
    assertThat(WordWrap.indented("図図図", 4)).containsExactly("図図", "図");
    assertThat(WordWrap.indented("", 10)).containsExactly("");
  }
}
