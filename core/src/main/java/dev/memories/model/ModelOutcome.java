package dev.memories.model;

import java.util.List;

/** The outcome of a request to a model. */
public sealed interface ModelOutcome {
  /** The cost of the request, whether it succeeded or not. */
  TokenUsage usage();

  /** A complete reply: text, tool calls, or both. */
  record Replied(String text, List<ToolCall> toolCalls, TokenUsage usage) implements ModelOutcome {
    public Replied {
      toolCalls = List.copyOf(toolCalls);
    }
  }

  /** No usable reply. */
  record Failed(ModelFailure failure, TokenUsage usage) implements ModelOutcome {}
}
