package dev.memories.rollout.item;

import dev.memories.rollout.item.ResponseItem.ContentPart;
import java.util.List;

/**
 * The prompts of the agent's own program in a history: instructions, tools, skills, the text that
 * keeps a goal going. They are the same in every session and tell nothing of this one.
 */
public final class ProgramPrompts {
  /** In the user's role; notices of what happened are none. */
  private static final List<String> IN_USER_ROLE =
      List.of(
          "<codex_internal_context",
          "<skill>",
          "<skills_instructions>",
          "<recommended_plugins>",
          "<permissions instructions>",
          "<collaboration_mode>",
          "<personality_spec>",
          "<model_switch>",
          "<multi_agent_");

  private ProgramPrompts() {}

  public static boolean isOne(ResponseItem item) {
    return switch (item) {
      case ResponseItem.Message message ->
          message.role().equals("developer")
              || (message.role().equals("user")
                  && !message.content().isEmpty()
                  && message.content().stream().allMatch(ProgramPrompts::isPrompt));
      case ResponseItem.Unrecognized(var type) -> type.equals("additional_tools");
      case ResponseItem.Reasoning _,
          ResponseItem.LocalShellCall _,
          ResponseItem.FunctionCall _,
          ResponseItem.FunctionCallOutput _,
          ResponseItem.CustomToolCall _,
          ResponseItem.CustomToolCallOutput _,
          ResponseItem.WebSearchCall _,
          ResponseItem.GhostSnapshot _,
          ResponseItem.Compaction _,
          ResponseItem.AgentMessage _ ->
          false;
    };
  }

  private static boolean isPrompt(ContentPart part) {
    return part instanceof ContentPart.InputText(var text, var author)
        && author != ResponseItem.Author.USER
        && IN_USER_ROLE.stream().anyMatch(text.stripLeading()::startsWith);
  }
}
