package dev.memories.model;

import java.util.List;

/** One turn of a conversation with a model. */
public sealed interface ModelMessage {
  record User(String text) implements ModelMessage {}

  /** What the model said before, and which tools it called. */
  record Assistant(String text, List<ToolCall> toolCalls) implements ModelMessage {
    public Assistant {
      toolCalls = List.copyOf(toolCalls);
    }
  }

  /** What a tool that the model called came to. */
  record ToolResult(ToolCall call, String text) implements ModelMessage {}
}
