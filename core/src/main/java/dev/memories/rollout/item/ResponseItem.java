package dev.memories.rollout.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of the history that the model saw (docs/spec/rollouts.md 4). */
public sealed interface ResponseItem {
  /**
   * A message of a user, the assistant or a developer.
   *
   * @param phase {@code commentary}, {@code final_answer} or null
   */
  record Message(
      String role, List<ContentPart> content, @Nullable Boolean endTurn, @Nullable String phase)
      implements ResponseItem {
    public Message {
      content = List.copyOf(content);
    }
  }

  /** The model's reasoning: its summary, since the rest is encrypted. */
  record Reasoning(List<String> summary) implements ResponseItem {
    public Reasoning {
      summary = List.copyOf(summary);
    }
  }

  /** A command for the built-in shell tool of early releases. */
  record LocalShellCall(@Nullable String callId, String status, List<String> command)
      implements ResponseItem {
    public LocalShellCall {
      command = List.copyOf(command);
    }
  }

  /** A call of a tool; {@code arguments} is a text that holds JSON. */
  record FunctionCall(@Nullable String namespace, String name, String arguments, String callId)
      implements ResponseItem {}

  /** The output of a tool; {@code text} joins its text parts by line breaks. */
  record FunctionCallOutput(String callId, String text, boolean hasImages)
      implements ResponseItem {}

  /** A call of a tool that takes free text, such as {@code apply_patch}. */
  record CustomToolCall(@Nullable String status, String callId, String name, String input)
      implements ResponseItem {}

  /** The output of a tool that takes free text; one part, or one for each print of a script. */
  record CustomToolCallOutput(String callId, List<String> parts, boolean hasImages)
      implements ResponseItem {
    public CustomToolCallOutput {
      parts = List.copyOf(parts);
    }
  }

  /** A web search; without queries or URL when the action names none. */
  record WebSearchCall(@Nullable String status, List<String> queries, @Nullable String url)
      implements ResponseItem {
    public WebSearchCall {
      queries = List.copyOf(queries);
    }
  }

  /** A commit that Codex made so that the user can undo. */
  record GhostSnapshot(String commitId) implements ResponseItem {}

  /** A compaction of the history whose summary is encrypted. */
  record Compaction() implements ResponseItem {}

  /** A message from one agent to another; {@code text} joins its text parts. */
  record AgentMessage(String author, String recipient, String text) implements ResponseItem {}

  /** An item of an unknown type. */
  record Unrecognized(String type) implements ResponseItem {}

  /** Who wrote a part of a message, as the rollout says. */
  enum Author {
    USER,
    /** Codex, a hook, a tool or another agent. */
    PROGRAM,
    /** The rollout does not say. */
    UNTOLD
  }

  /** A part of a message's content. */
  sealed interface ContentPart {
    /** A text for the model, and who wrote it. */
    record InputText(String text, Author author) implements ContentPart {
      /** A text of a release that does not say who wrote it. */
      public InputText(String text) {
        this(text, Author.UNTOLD);
      }
    }

    record OutputText(String text) implements ContentPart {}

    /** An image, without its data. */
    record Image() implements ContentPart {}

    /** A part of an unknown type. */
    record Unrecognized(String type) implements ContentPart {}
  }
}
