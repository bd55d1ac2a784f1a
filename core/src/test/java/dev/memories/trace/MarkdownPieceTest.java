package dev.memories.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.memories.Texts;
import dev.memories.trace.MarkdownPiece.Code;
import dev.memories.trace.MarkdownPiece.Plain;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class MarkdownPieceTest {
  @Test
  void piecesJoinedAreTheLine() {
    qt().forAll(Texts.of(12, "`", "``", "a", " ", "b c"))
        .checkAssert(MarkdownPieceTest::assertJoin);
  }

  private static void assertJoin(String line) {
    List<MarkdownPiece> pieces = MarkdownPiece.of(line);

    assertThat(pieces.stream().map(MarkdownPiece::raw).collect(Collectors.joining()))
        .isEqualTo(line);
    assertThat(pieces).extracting(MarkdownPiece::raw).doesNotContain("");
  }

  @Test
  void codeMayBeginAndEndTheLine() {
    assertThat(MarkdownPiece.of("`a` then `b`"))
        .containsExactly(new Code("`a`", "a"), new Plain(" then "), new Code("`b`", "b"));
    assertThat(MarkdownPiece.of("`a``b` c"))
        .containsExactly(new Code("`a``b`", "a``b"), new Plain(" c"));
  }

  @Test
  void marksWithoutAnEqualPartnerArePlain() {
    assertThat(MarkdownPiece.of("a `b")).containsExactly(new Plain("a `b"));
    assertThat(MarkdownPiece.of("``a` b")).containsExactly(new Plain("``a` b"));
    assertThat(MarkdownPiece.of("``a `b`"))
        .containsExactly(new Plain("``a "), new Code("`b`", "b"));
  }

  /** CommonMark takes one space from both ends, unless the code is blank. */
  @Test
  void oneSpaceAtBothEndsPadsTheCode() {
    assertThat(content("` a `")).isEqualTo("a");
    assertThat(content("`  a  `")).isEqualTo(" a ");
    assertThat(content("`` ` ``")).isEqualTo("`");
    assertThat(content("` a`")).isEqualTo(" a");
    assertThat(content("`a `")).isEqualTo("a ");
    assertThat(content("`   `")).isEqualTo("   ");
  }

  private static String content(String line) {
    return ((Code) MarkdownPiece.of(line).getFirst()).content();
  }
}
