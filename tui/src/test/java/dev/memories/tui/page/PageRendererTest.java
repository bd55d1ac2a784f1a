package dev.memories.tui.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.port.Document;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.text.Glyphs;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageRendererTest {
  @Test
  void noLineIsWiderThanThePage() {
    String text =
        """
        # A heading that is rather long for so narrow a page
        - a bullet with averyveryveryverylongwordthatmustbecut and 図面ツールの名前
          - nested `code` and **strong** [a link](https://example.org/somewhere/far)
            > quoted at depth

        | a | b |
        | --- | --- |
        | one long cell of a table | another long cell |

            indented code that is longer than the page is wide
        """;
    for (int width : List.of(12, 20, 33, 80)) {
      assertThat(rendered(text, width).lines())
          .allSatisfy(
              line ->
                  assertThat(Glyphs.width(line.text())).as(line.text()).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void lineBreaksOfATraceAreKept() {
    Page page = rendered("Outcome: success\nKey steps:\n- one [L3]\n- two [L4, L7]\n", 40);
    assertThat(page.lines().stream().map(PageLine::text))
        .containsExactly("Outcome: success", "Key steps:", "• one [L3]", "• two [L4, L7]");
    assertThat(page.lines().get(3).anchors()).containsExactly("L4", "L7");
    assertThat(page.lines().get(3).source()).isEqualTo(4);
    assertThat(page.lines().getFirst().spans()).contains(new TextSpan("success", TextRole.GOOD));
    assertThat(page.lineOf("L7")).isEqualTo(3);
  }

  @Test
  void registryCitationsNameTheirSession() {
    assertThat(Citations.in("- x [01a20297-7461 L66; 2 more sessions] and [L1] [not] [Link]"))
        .containsExactly("01a20297-7461 L66", "L1");
  }

  @Test
  void endlessNestingIsRenderedWithoutStackOverflow() {
    assertThat(rendered(">".repeat(20_000) + " deep", 40).lines()).isNotEmpty();
    assertThat(rendered("- ".repeat(5_000) + "deep", 40).lines()).isNotEmpty();
    assertThat(rendered("*".repeat(20_000) + "deep", 40).lines()).isNotEmpty();
    assertThat(rendered("[".repeat(20_000), 40).lines()).isNotEmpty();
  }

  @Test
  void diffShowsRemovedAndAddedLines() {
    Page page =
        PageRenderer.make(
            new Document.Comparison("old", "a\nb\nc", "new", "a\nB\nc"), PreviewTab.DIFF, 40);
    assertThat(page.lines().stream().map(PageLine::text)).contains("-b", "+B", " a");
    assertThat(page.lines().stream().flatMap(line -> line.spans().stream()))
        .contains(new TextSpan("-b", TextRole.REMOVED), new TextSpan("+B", TextRole.ADDED));
  }

  @Test
  void longEvidenceIsCutWithACountOfTheRest() {
    Document.EvidenceLine line = new Document.EvidenceLine("L9", "output", "x\n".repeat(500));
    Page page = PageRenderer.make(new Document.Evidence(List.of(line)), PreviewTab.EVIDENCE, 40);
    assertThat(page.lines().stream().map(PageLine::text)).contains("  … 440 more lines");
    assertThat(page.lineOf("L9")).isZero();
  }

  private static Page rendered(String markdown, int width) {
    return PageRenderer.make(Document.Text.made(markdown), PreviewTab.RENDERED, width);
  }
}
