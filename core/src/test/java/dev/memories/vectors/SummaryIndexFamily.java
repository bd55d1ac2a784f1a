package dev.memories.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memories.tree.MemorySummary;
import java.util.ArrayList;
import java.util.List;

final class SummaryIndexFamily implements VectorFamily {
  @Override
  public String name() {
    return "summary_index";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    if (example.input().has("summary")) {
      MemorySummary.SummaryLine line =
          new MemorySummary.SummaryLine("any", example.text("summary"));
      example.expected().assertText("text", line.summary());
    } else {
      example.expected().assertText("body", summaryOf(example.input()).text());
    }
  }

  /** The summary of {@code memories}, newest first. */
  static MemorySummary summaryOf(JsonNode input) {
    List<MemorySummary.SummaryLine> lines = new ArrayList<>();
    for (JsonNode memory : input.required("memories")) {
      lines.add(
          new MemorySummary.SummaryLine(
              memory.required("thread_id").textValue(),
              VectorCase.textOf(memory.required("memory_summary"))));
    }
    return new MemorySummary(lines);
  }
}
