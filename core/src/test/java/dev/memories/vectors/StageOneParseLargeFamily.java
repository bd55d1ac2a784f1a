package dev.memories.vectors;

import com.fasterxml.jackson.databind.ObjectMapper;

/** As stage_one_parse, the answer being built from texts too large to be written out. */
final class StageOneParseLargeFamily implements VectorFamily {
  @Override
  public String name() {
    return "stage_one_parse_large";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    ObjectMapper json = new ObjectMapper();
    String raw =
        json.writeValueAsString(
            json.createObjectNode()
                .put("traceMemory", example.text("trace_memory"))
                .put("summary", example.text("summary")));
    StageOneParseFamily.check(raw, example.expected());
  }
}
