package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class MemorySummaryTest {
  @Property
  void writtenSummaryIsParsedBack(@ForAll @Size(max = 12) List<String> summaries) {
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
