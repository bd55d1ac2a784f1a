package dev.memories.model;

import java.util.List;

/** One turn of a conversation with a model. */
public sealed interface ModelMessage {
  record User(String text) implements ModelMessage {}

  /** An earlier reply of the model, with its tool calls. */
  record Assistant(String text, List<ToolCall> toolCalls) implements ModelMessage {
    public Assistant {
      toolCalls = List.copyOf(toolCalls);
    }
  }

  /** The result of a tool call. */
  record ToolResult(ToolCall call, String text) implements ModelMessage {}
}
