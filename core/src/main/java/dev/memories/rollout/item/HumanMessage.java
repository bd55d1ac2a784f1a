package dev.memories.rollout.item;

import dev.memories.rollout.item.ResponseItem.Author;
import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.text.DataFence;
import dev.memories.text.UnicodeWhitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person asked for in a message of the role {@code user}.
 *
 * <p>Programs write into the same role: the environment, AGENTS.md, skills, notices, image tags.
 * Releases since 0.169 say of each part who wrote it, and that decides. In older ones a text of a
 * program is known by its form. The context that editors put before the request is left out
 * (docs/spec/rollouts.md 4.4; docs/spec/rules.md 2.5).
 *
 * @param text trimmed; empty when the person sent only an image; a label where a command composed
 *     the message
 */
public record HumanMessage(String text, Origin origin) {
  private static final String EDITOR_CONTEXT = "# Context from my IDE setup:";
  private static final String REQUEST = "## My request for Codex:";
  private static final int LEAST_LINES = 4;
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,3} \\S");
  private static final Pattern IMAGE_TAG = Pattern.compile("<image(?: [^<>]*)?>|</image>");

  /** How the message came about. */
  public enum Origin {
    /** The person typed it. */
    TYPED,
    /** A command of the person composed it. */
    COMMAND,
    /** The person asked for a code review. */
    REVIEW
  }

  /** A message that a person typed. */
  public HumanMessage(String text) {
    this(text, Origin.TYPED);
  }

  /** The person's part of a message in the history; empty when programs wrote all of it. */
  public static Optional<HumanMessage> in(ResponseItem.Message message) {
    if (!message.role().equals("user")) {
      return Optional.empty();
    }
    boolean hasImages = message.content().stream().anyMatch(ContentPart.Image.class::isInstance);
    List<String> parts = new ArrayList<>();
    for (ContentPart part : message.content()) {
      if (part instanceof ContentPart.InputText(var words, var author)) {
        String own = own(words, author, hasImages);
        if (!own.isBlank()) {
          parts.add(own.stripTrailing() + words.substring(words.stripTrailing().length()));
        }
      }
    }
    while (parts.size() > 1 && isDocument(parts.getFirst())) {
      parts.removeFirst();
    }
    return of(joined(parts), hasImages);
  }

  /** A part that ends in white space goes on in the next one; any other is a paragraph. */
  private static String joined(List<String> parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      boolean isParagraph =
          !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
      text.append(isParagraph ? "\n" : "").append(part);
    }
    return text.toString();
  }

  private static String own(String words, Author author, boolean hasImages) {
    if (hasImages && IMAGE_TAG.matcher(words.strip()).matches()) {
      return "";
    }
    return switch (author) {
      case USER -> words;
      case PROGRAM -> "";
      case UNTOLD -> InjectedBlocks.strip(words);
    };
  }

  /** A message that the user interface recorded; empty when it has neither words nor images. */
  public static Optional<HumanMessage> in(RolloutItem.UserMessage message) {
    return of(InjectedBlocks.strip(message.text()), message.hasImages());
  }

  private static Optional<HumanMessage> of(String text, boolean hasImages) {
    String request = request(DataFence.without(text));
    if (request.isEmpty() && !hasImages) {
      return Optional.empty();
    }
    return Optional.of(
        ComposedPrompt.of(request)
            .map(prompt -> new HumanMessage(prompt.label(), prompt.origin()))
            .orElseGet(() -> new HumanMessage(request)));
  }

  /**
   * Instructions that some clients put before the request, as a part of their own: a file with
   * headings, or with one at its beginning and a line end behind its last line.
   */
  private static boolean isDocument(String part) {
    boolean isFile = part.endsWith("\n") && part.lines().limit(LEAST_LINES).count() == LEAST_LINES;
    return part.startsWith("# ")
        && (isFile || HEADING.matcher(part).results().limit(2).count() == 2);
  }

  private static String request(String text) {
    int marker = text.indexOf(REQUEST);
    if (marker < 0) {
      return text.startsWith(EDITOR_CONTEXT) ? "" : UnicodeWhitespace.trim(text);
    }
    return UnicodeWhitespace.trim(text.substring(marker + REQUEST.length()));
  }
}
