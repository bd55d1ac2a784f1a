package dev.memories.rollout.item;

import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.text.UnicodeWhitespace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private static final String EDITOR = "# Context from my IDE setup:";
  private static final String AGENTS_FILE = "# AGENTS.md instructions";
  private static final String INSTRUCTIONS = "<INSTRUCTIONS>";
  private static final String SUMMARY = "Another language model started to solve this problem";

  /** Elements of programs that have no underscore in their name. */
  private static final Set<String> ELEMENTS =
      Set.of("skill", "image", "permissions", "INSTRUCTIONS");

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
    String block = text.strip();
    return isElement(block)
        || isAgentsFile(block)
        || (block.startsWith(EDITOR) && !block.contains(REQUEST))
        || block.startsWith(SUMMARY);
  }

  /** A heading that names the folder, with the file below it. */
  private static boolean isAgentsFile(String text) {
    boolean namesFolder = text.startsWith(AGENTS_FILE + " for ") && text.indexOf('\n') > 0;
    return namesFolder || (text.startsWith(AGENTS_FILE) && text.contains(INSTRUCTIONS));
  }

  /**
   * Whether a text is an element as programs write context: its closing tag ends the text, or its
   * opening tag stands on a line of its own. A person who mentions an element goes on after it.
   */
  private static boolean isElement(String text) {
    if (text.equals("</image>")) {
      return true;
    }
    String name = elementName(text);
    if (name.isEmpty() || (name.indexOf('_') < 0 && !ELEMENTS.contains(name))) {
      return false;
    }
    int end = text.indexOf('>');
    boolean standsAlone =
        end >= 0
            && (end + 1 == text.length()
                || text.charAt(end + 1) == '\n'
                || text.charAt(end + 1) == '\r');
    return standsAlone || (end >= 0 && text.endsWith("</" + name + ">"));
  }

  /** The name in the opening tag that a text begins with; empty where it begins with none. */
  private static String elementName(String text) {
    int end = 1;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean isTag =
        text.startsWith("<")
            && end < text.length()
            && (text.charAt(end) == '>' || text.charAt(end) == ' ');
    return isTag ? text.substring(1, end) : "";
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Instructions that some clients put before the request, as a part of their own. */
  private static boolean isDocument(String part) {
    return part.startsWith("# ")
        && part.lines().filter(HumanMessage::isHeading).limit(2).count() == 2;
  }

  private static boolean isHeading(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    return level >= 1 && level <= 3 && line.length() > level + 1 && line.charAt(level) == ' ';
  }

  private static String request(String text) {
    int marker = text.indexOf(REQUEST);
    if (marker < 0 && text.stripLeading().startsWith(EDITOR)) {
      return "";
    }
    return UnicodeWhitespace.trim(marker < 0 ? text : text.substring(marker + REQUEST.length()));
  }
}
