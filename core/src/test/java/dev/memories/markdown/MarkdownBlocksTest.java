package dev.memories.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownBlocksTest {
  private static final List<String> LINES =
      List.of(
          "# a", "- b", "  c", "    d", "1. e", "> f", ">", "-", "---", "```", "~~~~", "<p>",
          "[g]: h", "", "\t", "\f", "\u2028", "\r", "x\ry", "\0");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      commentCharacter = '%',
      textBlock =
          """
          # a;text;more             | HEADING1 TEXT10(2)
          a;=;b;-                   | HEADING1(2) HEADING2(2)
          - a;b;;c                  | ITEM10(2) BLANK TEXT10
          - a;;  b;  - c            | ITEM10 BLANK TEXT11 ITEM11
          - a;  ```;  - b;;  ```    | ITEM10 TEXT11(4)
          - ```;  b;  ```           | ITEM10(3)
          - - a;    b;  - c         | ITEM11(2) ITEM11
          - # a;  b                 | ITEM10 TEXT11
          -;  a;-;b                 | ITEM10(2) ITEM10 TEXT10
          > a;>;> - b               | TEXT10(2) ITEM10
          ---;a: # b;---;c          | FRONT_MATTER0(3) TEXT10
          ---;a                     | TEXT10 TEXT10
          ````;```;# a;````;b       | TEXT10(4) TEXT10
          <div>;# a;;# b            | TEXT10(2) BLANK HEADING1
          [a]: b;c                  | TEXT10 TEXT10
          """)
  void blocksAreThoseOfCommonMark(String document, String blocks) {
    assertThat(
            MarkdownBlocks.of(document.replace(';', '\n')).stream()
                .map(MarkdownBlocksTest::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(blocks);
  }

  private static String name(MarkdownBlock block) {
    int lines = block.lines().size();
    return block.kind()
        + (block.isBlank() ? "" : String.valueOf(block.depth()))
        + (lines == 1 ? "" : "(" + lines + ")");
  }

  @Test
  void itemsKnowTheirOrderedList() {
    assertThat(MarkdownBlocks.of("1. a\n   1. b\n   - c\n2. d\n\ne\n\n1) f"))
        .filteredOn(block -> !block.isBlank())
        .extracting(MarkdownBlock::orderedList)
        .containsExactly(1, 2, 0, 1, 0, 3);
  }

  @Test
  void deeplyNestedDocumentsAreSplit() {
    String document = "> ".repeat(20_000) + "a\n" + "- ".repeat(20_000) + "b\n";

    assertThat(MarkdownBlocks.of(document)).hasSizeGreaterThan(1);
  }

  @Test
  void theLinesOfAllBlocksAreTheDocument() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      String document =
          random
              .ints(random.nextInt(12), 0, LINES.size())
              .mapToObj(LINES::get)
              .collect(Collectors.joining("\n"));

      assertThat(
              MarkdownBlocks.of(document).stream()
                  .map(MarkdownBlock::text)
                  .collect(Collectors.joining("\n")))
          .isEqualTo(document);
    }
  }
}
