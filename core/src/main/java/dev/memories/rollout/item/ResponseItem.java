package dev.memories.rollout.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of the history that the model saw (reference.md 1a, "ResponseItem"). */
public sealed interface ResponseItem {
  /** A message; {@code phase} is {@code commentary}, {@code final_answer} or null. */
  record Message(
      String role, List<ContentPart> content, @Nullable Boolean endTurn, @Nullable String phase)
      implements ResponseItem {
    public Message {
      content = List.copyOf(content);
    }
  }

  /** The model's reasoning; only its summary is for people, the rest is opaque. */
  record Reasoning(List<String> summary) implements ResponseItem {
    public Reasoning {
      summary = List.copyOf(summary);
    }
  }

  /** A command by the built-in shell tool of early releases. */
  record LocalShellCall(@Nullable String callId, String status, List<String> command)
      implements ResponseItem {
    public LocalShellCall {
      command = List.copyOf(command);
    }
  }

  /** A tool call; {@code arguments} is JSON as text. */
  record FunctionCall(@Nullable String namespace, String name, String arguments, String callId)
      implements ResponseItem {}

  /** What a tool call returned; {@code text} joins its text parts with line breaks. */
  record FunctionCallOutput(String callId, String text, boolean hasImages)
      implements ResponseItem {}

  /** A call of a free-form tool such as {@code apply_patch}. */
  record CustomToolCall(@Nullable String status, String callId, String name, String input)
      implements ResponseItem {}

  /** What a free-form tool returned. */
  record CustomToolCallOutput(String callId, String text, boolean hasImages)
      implements ResponseItem {}

  /** A web search; {@code queries} and {@code url} as far as the action names them. */
  record WebSearchCall(@Nullable String status, List<String> queries, @Nullable String url)
      implements ResponseItem {
    public WebSearchCall {
      queries = List.copyOf(queries);
    }
  }

  /** A commit that the undo feature kept. */
  record GhostSnapshot(String commitId) implements ResponseItem {}

  /** A compaction whose text is encrypted. */
  record Compaction() implements ResponseItem {}

  /** What one agent of a team told another; {@code text} joins its readable parts. */
  record AgentMessage(String author, String recipient, String text) implements ResponseItem {}

  /** A kind this reader does not know; kept by name. */
  record Unrecognized(String type) implements ResponseItem {}

  /** A piece of a message's content. */
  sealed interface ContentPart {
    record InputText(String text) implements ContentPart {}

    record OutputText(String text) implements ContentPart {}

    /** An image; its data is never kept. */
    record Image() implements ContentPart {}

    /** A kind this reader does not know; kept by name. */
    record Unrecognized(String type) implements ContentPart {}
  }
}
