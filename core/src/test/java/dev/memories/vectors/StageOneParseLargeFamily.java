package dev.memories.vectors;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Like stage_one_parse, with answers that are generated because they are too large for the file.
 */
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
