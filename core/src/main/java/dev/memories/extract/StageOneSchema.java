package dev.memories.extract;

/** The JSON Schema that a model's answer is asked to follow (reference.md 1i). */
public final class StageOneSchema {
  /** The name that goes with the schema in a request. */
  public static final String NAME = "codex_output_schema";

  static final String TRACE_MEMORY = "traceMemory";
  static final String SUMMARY = "summary";

  /** The schema as JSON text; strict. */
  public static final String JSON =
      """
      {
        "type": "object",
        "properties": {
          "traceMemory": {"type": "string"},
          "summary": {"type": "string"}
        },
        "required": ["traceMemory", "summary"],
        "additionalProperties": false
      }
      """;

  private StageOneSchema() {}
}
