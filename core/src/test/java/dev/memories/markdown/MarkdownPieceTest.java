package dev.memories.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.memories.Texts;
import dev.memories.markdown.MarkdownPiece.Code;
import dev.memories.markdown.MarkdownPiece.Plain;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkdownPieceTest {
  @Test
  void codeSpansAreToldFromText() {
    assertThat(MarkdownPiece.of("Run `make` or ``a`b`` now"))
        .containsExactly(
            new Plain("Run "),
            new Code("`make`", "make"),
            new Plain(" or "),
            new Code("``a`b``", "a`b"),
            new Plain(" now"));
  }

  @Test
  void onePaddingSpaceIsNotContent() {
    assertThat(MarkdownPiece.of("`` `a` ``")).containsExactly(new Code("`` `a` ``", "`a`"));
    assertThat(MarkdownPiece.of("`  `")).containsExactly(new Code("`  `", "  "));
  }

  @Test
  void anEscapedBacktickBeginsNoCode() {
    assertThat(MarkdownPiece.of("a \\`b` c")).containsExactly(new Plain("a \\`b` c"));
    assertThat(MarkdownPiece.of("`a\\`")).containsExactly(new Code("`a\\`", "a\\"));
  }

  @Test
  void aLineThatLooksLikeABlockIsStillALine() {
    assertThat(MarkdownPiece.of("[a]: `b`"))
        .containsExactly(new Plain("[a]: "), new Code("`b`", "b"));
    assertThat(MarkdownPiece.of("    `a`"))
        .containsExactly(new Plain("    "), new Code("`a`", "a"));
    assertThat(MarkdownPiece.of("```a```  "))
        .containsExactly(new Code("```a```", "a"), new Plain("  "));
  }

  @Test
  void rawPiecesJoinedAreTheLine() {
    qt().forAll(
            Texts.of(
                12, "`", "``", "\\", "a", " ", "*", "_", "[", "](b)", "<c>", "<", "# ", "- ", "\r",
                "\0", "\u2028"))
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
