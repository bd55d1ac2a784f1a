package dev.memories.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.markdown.MarkdownPiece.Code;
import dev.memories.markdown.MarkdownPiece.Plain;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkdownPieceTest {
  private static final List<String> PARTS =
      List.of(
          "`", "``", "\\", "a", " ", "*", "_", "[", "](b)", "<c>", "<", "# ", "- ", "\r", "\0",
          "\u2028");

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
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      String line =
          random
              .ints(random.nextInt(12), 0, PARTS.size())
              .mapToObj(PARTS::get)
              .collect(Collectors.joining());

      assertThat(
              MarkdownPiece.of(line).stream().map(MarkdownPiece::raw).collect(Collectors.joining()))
          .isEqualTo(line);
    }
  }
}
