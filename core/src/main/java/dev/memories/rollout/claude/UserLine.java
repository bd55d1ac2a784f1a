package dev.memories.rollout.claude;

import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.dialect.Parts;
import dev.memories.rollout.dialect.Translated;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates content in the user's role: the prompts of a person, and what the program says in the
 * person's place.
 */
final class UserLine {
  private static final String USER = "user.text";
  private static final String PROGRAM = "claude.program";
  private static final String INTERRUPTED = "[Request interrupted by user";
  private static final String CAVEAT = "Caveat: The messages below were generated";
  private static final Element REMINDER = Element.named("system-reminder");
  private static final Pattern UNKNOWN_COMMAND =
      Pattern.compile("Unknown (?:slash )?command: \\S{1,100}");

  /** Some releases announce a skill that the agent began as they do a command of the person. */
  private static final Pattern SKILL_OF_THE_AGENT =
      Pattern.compile(
          "<command-message>The \"[^\"<]{1,100}\" skill is \\w+</command-message>\\s*<command-name>[^/<]");

  private static final Pattern EXIT = Pattern.compile("\\bexit code (\\d{1,5})\\b");

  private final List<Obj> parts = new ArrayList<>();
  private final List<Text> authors = new ArrayList<>();

  private UserLine() {}

  /**
   * The parts of a line with this content; none when it tells nothing.
   *
   * @param byProgram whether the line says that no person wrote it
   */
  static List<Translated> translate(@Nullable JsonValue content, boolean byProgram) {
    String text = ClaudeText.of(content).stripLeading();
    if (text.startsWith(INTERRUPTED)) {
      return List.of(Parts.interrupted());
    }
    if (isNotification(content)) {
      return notified(text);
    }
    if (isOfTheTerminal(text)) {
      return List.of();
    }
    if (text.startsWith("<bash-input>")) {
      return List.of(Parts.ranByUser(commandOf(text), null, ""));
    }
    UserLine line = new UserLine();
    boolean isOutput = text.startsWith("<bash-stdout>");
    ClaudeText.blocks(content).forEach(block -> line.add(block, byProgram || isOutput));
    return line.message();
  }

  /** Whether a command in the background or a sub-agent came to its end. */
  static boolean isNotification(@Nullable JsonValue content) {
    return ClaudeText.of(content).stripLeading().startsWith("<task-notification>");
  }

  /** What the person said elsewhere than in a prompt, as when refusing a call. */
  static List<Translated> said(String words) {
    UserLine line = new UserLine();
    line.add(words, USER);
    return line.message();
  }

  /** What the program tells the agent in the person's place. */
  static List<Translated> told(String text) {
    UserLine line = new UserLine();
    line.add(text, PROGRAM);
    return line.message();
  }

  /** A command of the program itself, or the output of one; the agent was asked for nothing. */
  private static boolean isOfTheTerminal(String text) {
    return text.startsWith("<command-name>")
        || (text.startsWith("<command-message>") && SKILL_OF_THE_AGENT.matcher(text).lookingAt())
        || text.startsWith("<local-command-")
        || text.startsWith(CAVEAT)
        || (text.startsWith("Unknown ") && UNKNOWN_COMMAND.matcher(text.strip()).matches());
  }

  private static String commandOf(String text) {
    return Objects.requireNonNullElse(Element.text(text, "bash-input"), "");
  }

  private void add(Obj block, boolean byProgram) {
    switch (block.textOr("type", "")) {
      case "text" -> {
        StringBuilder text = new StringBuilder();
        for (Element.Piece piece : REMINDER.pieces(block.textOr("text", ""))) {
          text.append(piece.isInside() ? "" : piece.text());
        }
        add(text.toString(), byProgram);
      }
      case "image" -> {
        parts.add(Json.type("input_image").put("image_url", "data:").build());
        authors.add(new Text(byProgram ? PROGRAM : "user.image"));
      }
      default -> {}
    }
  }

  /** Pasted text is not the person's own, unless there is nothing else. */
  private void add(String text, boolean byProgram) {
    List<Element.Piece> pieces = Element.named("pasted_content").pieces(text);
    boolean isAllPasted =
        pieces.stream().allMatch(piece -> piece.isInside() || piece.text().isBlank());
    for (Element.Piece piece : pieces) {
      boolean isOwn = !byProgram && (isAllPasted || !piece.isInside());
      add(piece.text(), isOwn ? USER : PROGRAM);
    }
  }

  private void add(String text, String author) {
    if (!text.isBlank()) {
      parts.add(Json.texts("input_text", text));
      authors.add(new Text(author));
    }
  }

  private List<Translated> message() {
    if (parts.isEmpty()) {
      return List.of();
    }
    return List.of(
        Translated.item(
            Json.type("message")
                .put("role", "user")
                .put("content", parts)
                .put(
                    "internal_chat_message_metadata_passthrough",
                    Json.object().put("content_item_kinds", authors).build())
                .build()));
  }

  /** A command in the background or a sub-agent came to its end. */
  private static List<Translated> notified(String text) {
    List<Translated> told = new ArrayList<>(told(text));
    String call = Element.text(text, "tool-use-id");
    String summary = Objects.requireNonNullElse(Element.text(text, "summary"), "");
    Matcher exit = EXIT.matcher(summary);
    if (call != null && exit.find()) {
      told.add(
          Translated.event(
              Json.type("exec_command_end")
                  .put("call_id", call)
                  .put("exit_code", Long.parseLong(exit.group(1)))
                  .put("aggregated_output", "")
                  .build()));
    }
    return told;
  }
}
