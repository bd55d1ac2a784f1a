package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.memories.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemorySummaryTest {
  @Test
  void writtenSummaryIsReadBack() {
    qt().forAll(lists().of(Texts.any()).ofSizeBetween(0, 12))
        .checkAssert(MemorySummaryTest::assertReadBack);
  }

  private static void assertReadBack(List<String> summaries) {
    MemorySummary summary =
        new MemorySummary(
            summaries.stream().map(text -> new MemorySummary.SummaryLine("id", text)).toList());

    assertThat(summary.lines()).hasSizeLessThanOrEqualTo(MemoryRoot.MAX_TRACES);
    assertThat(MemorySummary.parse(summary.text())).isEqualTo(summary);
  }

  @Test
  void summaryThatLooksLikeAnotherLineKeepsItsOwnId() {
    String text = "- use `x` (trace: `fake`) (trace: `real`)\n";

    assertThat(MemorySummary.parse(text).lines())
        .containsExactly(new MemorySummary.SummaryLine("real", "use `x` (trace: `fake`)"));
  }
}
