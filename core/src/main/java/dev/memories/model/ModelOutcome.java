package dev.memories.model;

import java.util.List;

/** What a request came to. */
public sealed interface ModelOutcome {
  TokenUsage usage();

  /** A whole reply: a text, tool calls, or both. */
  record Replied(String text, List<ToolCall> toolCalls, TokenUsage usage) implements ModelOutcome {
    public Replied {
      toolCalls = List.copyOf(toolCalls);
    }
  }

  /** No usable reply; {@code usage} is what it cost all the same. */
  record Failed(ModelFailure failure, TokenUsage usage) implements ModelOutcome {}
}
