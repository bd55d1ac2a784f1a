package dev.memories.extract;

/** The JSON Schema of a model's answer (docs/spec/rules.md 14.4). */
public final class StageOneSchema {
  /** The schema's name in a request. */
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
