package dev.memories.rollout.item;

import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.text.UnicodeWhitespace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that a person wrote in a message of the role {@code user}.
 *
 * <p>Programs write into the same role: the environment, AGENTS.md, skills, notices, image tags.
 * Those texts are left out, as is the context that editors put before the request (product.md 3,
 * "Offline"; reference.md 1h).
 *
 * @param text trimmed; empty when the person sent only an image
 */
public record HumanMessage(String text) {
  private static final String REQUEST = "## My request for Codex:";

  /** The beginnings of texts that programs write. */
  private static final List<String> INJECTED =
      List.of(
          "<environment_context>",
          "<user_instructions>",
          "<INSTRUCTIONS>",
          "# AGENTS.md instructions",
          "<skill>",
          "<skills_instructions>",
          "<permissions instructions>",
          "<collaboration_mode>",
          "<personality_spec>",
          "<model_switch>",
          "<multi_agent_",
          "<subagent_notification>",
          "<hook_prompt",
          "<turn_aborted>",
          "<user_action>",
          "<user_shell_command>",
          "<image>",
          "<image name=",
          "</image>",
          "Another language model started to solve this problem");

  /** The person's part of a message in the history; empty when programs wrote all of it. */
  public static Optional<HumanMessage> in(ResponseItem.Message message) {
    if (!message.role().equals("user")) {
      return Optional.empty();
    }
    String text =
        message.content().stream()
            .flatMap(
                part ->
                    part instanceof ContentPart.InputText(var words)
                        ? Stream.of(words)
                        : Stream.empty())
            .filter(words -> !isInjected(words))
            .collect(Collectors.joining("\n"));
    boolean hasImages = message.content().stream().anyMatch(ContentPart.Image.class::isInstance);
    return of(text, hasImages);
  }

  /** A message that the user interface recorded; empty when it has neither words nor images. */
  public static Optional<HumanMessage> in(RolloutItem.UserMessage message) {
    return of(message.text(), message.hasImages());
  }

  private static Optional<HumanMessage> of(String text, boolean hasImages) {
    String request = request(text);
    return request.isEmpty() && !hasImages
        ? Optional.empty()
        : Optional.of(new HumanMessage(request));
  }

  private static boolean isInjected(String text) {
    String start = text.stripLeading();
    return INJECTED.stream().anyMatch(start::startsWith);
  }

  private static String request(String text) {
    int marker = text.indexOf(REQUEST);
    return UnicodeWhitespace.trim(marker < 0 ? text : text.substring(marker + REQUEST.length()));
  }
}
