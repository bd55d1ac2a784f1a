package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {
  @Test
  void lettersTakeOneColumn() {
    assertThat(DisplayWidth.of("Größe")).isEqualTo(5);
    assertThat(DisplayWidth.of("½ ─ ►")).isEqualTo(5);
  }

  @Test
  void eastAsianTextAndEmojiTakeTwo() {
    assertThat(DisplayWidth.of("日本語")).isEqualTo(6);
    assertThat(DisplayWidth.of("한국")).isEqualTo(4);
    assertThat(DisplayWidth.of("🎉🚀")).isEqualTo(4);
    assertThat(DisplayWidth.of("ｆ")).isEqualTo(2);
    assertThat(DisplayWidth.of("𠀀")).isEqualTo(2);
  }

  @Test
  void combiningMarksTakeNone() {
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
  }

  @Test
  void whatIsTooWideIsCutAtAWholeCharacter() {
    assertThat(DisplayWidth.cut("日本語", 6)).isEqualTo("日本語");
    assertThat(DisplayWidth.cut("日本語", 5)).isEqualTo("日本…");
    assertThat(DisplayWidth.cut("日本語", 4)).isEqualTo("日…");
    assertThat(DisplayWidth.cut("e\u0301abc", 3)).isEqualTo("e\u0301a…");
  }
}
