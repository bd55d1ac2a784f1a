package dev.memories.rollout.item;

import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.text.UnicodeWhitespace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words that a person wrote in a message of the role {@code user}.
 *
 * <p>Programs write into the same role: the environment, AGENTS.md, skills, notices, image tags.
 * Those texts are left out, as is the context that editors put before the request
 * (docs/spec/product.md 3.6.1; docs/spec/rules.md 2.5).
 *
 * @param text trimmed; empty when the person sent only an image
 */
public record HumanMessage(String text) {
  private static final String REQUEST = "## My request for Codex:";

  private static final Pattern OPENING_TAG =
      Pattern.compile("<([a-z][a-z0-9]*(?:_[a-z0-9]+)+)[ >]");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,3} \\S");

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
    List<String> parts =
        message.content().stream()
            .flatMap(
                part ->
                    part instanceof ContentPart.InputText(var words)
                        ? Stream.of(words)
                        : Stream.empty())
            .filter(words -> !isInjected(words))
            .toList();
    String text =
        IntStream.range(0, parts.size())
            .filter(part -> part == parts.size() - 1 || !isDocument(parts.get(part)))
            .mapToObj(parts::get)
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
    return INJECTED.stream().anyMatch(start::startsWith) || isWholeBlock(text.strip());
  }

  /** One element from its opening tag to its closing tag, as programs write context. */
  private static boolean isWholeBlock(String text) {
    Matcher opening = OPENING_TAG.matcher(text);
    return opening.lookingAt() && text.endsWith("</" + opening.group(1) + ">");
  }

  /** Instructions that some clients put before the request, as a part of their own. */
  private static boolean isDocument(String part) {
    return part.startsWith("# ") && HEADING.matcher(part).results().limit(2).count() == 2;
  }

  private static String request(String text) {
    int marker = text.indexOf(REQUEST);
    return UnicodeWhitespace.trim(marker < 0 ? text : text.substring(marker + REQUEST.length()));
  }
}
