package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.trace.TraceMarkdown;

final class TraceStructureFamily implements VectorFamily {
  @Override
  public String name() {
    return "trace_structure";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    String text = example.text("text");
    String structured = TraceMarkdown.structured(text);

    example.expected().assertFlag("has_structure", TraceMarkdown.hasStructure(text));
    example.expected().assertText("normalized", structured);
    assertThat(TraceMarkdown.hasStructure(structured)).isTrue();
  }
}
