package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OneLineTest {
  @Test
  void whiteSpaceOfAShortTextIsCollapsed() {
    assertThat(OneLine.of("  one\n\ttwo ", 7)).isEqualTo("one two");
  }

  @Test
  void ellipsisOfALongTextCounts() {
    assertThat(OneLine.of("abcdef", 5)).isEqualTo("abcd…");
  }

  @Test
  void codePointsAreCountedAndNeverSplit() {
    String faces = "\uD83D\uDE00".repeat(5);

    assertThat(OneLine.of(faces, 5)).isEqualTo(faces);
    assertThat(OneLine.of(faces, 4)).isEqualTo("\uD83D\uDE00".repeat(3) + "…");
  }

  @Test
  void hugeTextIsCutLikeAnyOther() {
    assertThat(OneLine.of("word ".repeat(1_000_000), 200)).hasSize(200).endsWith("word…");
  }
}
