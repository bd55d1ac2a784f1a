package dev.memories.rollout.dialect;

import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the parts that lines of every agent are translated to, in the form of Codex. */
public final class Parts {
  private static final String USER = "user.text";
  private static final String PROGRAM = "program.text";

  private Parts() {}

  /** Words that a person typed. */
  public static Translated said(String words) {
    return message(words, USER);
  }

  /** What the program tells the agent in the person's place. */
  public static Translated told(String text) {
    return message(text, PROGRAM);
  }

  /** A picture that a person sent without words: with words, it would be a prompt of its own. */
  public static Translated showed() {
    return message(Json.type("input_image").put("image_url", "data:").build(), "user.image");
  }

  private static Translated message(String text, String author) {
    return message(Json.texts("input_text", text), author);
  }

  private static Translated message(Obj part, String author) {
    return Translated.item(
        Json.type("message")
            .put("role", "user")
            .put("content", List.of(part))
            .put(
                "internal_chat_message_metadata_passthrough",
                Json.object().put("content_item_kinds", List.of(new Text(author))).build())
            .build());
  }

  /** Whether a person wrote some of these parts. */
  public static boolean areOfAPerson(List<Translated> parts) {
    for (Translated part : parts) {
      if (isOfAPerson(part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a person wrote some of this part. */
  private static boolean isOfAPerson(Translated part) {
    return part.payload()
        .object("internal_chat_message_metadata_passthrough")
        .map(kinds -> kinds.get("content_item_kinds"))
        .map(kinds -> kinds.compact().contains("user."))
        .orElse(false);
  }

  /** A command that the user ran without the agent. */
  public static Translated ranByUser(String command, @Nullable String exit, String output) {
    String code = exit == null ? "" : "Exit code: " + exit + "\n";
    return told(
        "<user_shell_command>\n<command>\n"
            + command
            + "\n</command>\n<result>\n"
            + code
            + (output.isEmpty() ? "" : "Output:\n" + output + "\n")
            + "</result>\n</user_shell_command>");
  }

  /**
   * A text of the agent.
   *
   * @param phase {@code commentary} or {@code final_answer}; null when the log does not tell
   */
  public static Translated answer(String text, @Nullable String phase) {
    return Translated.item(
        Json.type("message")
            .put("role", "assistant")
            .put("content", List.of(Json.texts("output_text", text)))
            .put("phase", phase)
            .build());
  }

  public static Translated thought(String text) {
    return Translated.item(
        Json.type("reasoning").put("summary", List.of(Json.texts("summary_text", text))).build());
  }

  public static Translated interrupted() {
    return Translated.event(Json.type("turn_aborted").put("reason", "interrupted").build());
  }

  /** A call of a tool. */
  public static Translated call(String id, String name, JsonValue arguments) {
    return Translated.item(
        Json.type("function_call")
            .put("name", name)
            .put("arguments", arguments.compact())
            .put("call_id", id)
            .build());
  }

  /**
   * A call that runs a command.
   *
   * @param folder null when it is the one in which the session began
   */
  public static Translated command(String id, String command, @Nullable String folder) {
    return call(
        id, "exec_command", Json.object().put("cmd", command).put("workdir", folder).build());
  }

  /** A call that changes files. */
  public static Translated patch(String id, String patch) {
    return Translated.item(
        Json.type("custom_tool_call")
            .put("call_id", id)
            .put("name", "apply_patch")
            .put("input", patch)
            .build());
  }

  public static Translated web(Obj action) {
    return Translated.item(
        Json.type("web_search_call").put("status", "completed").put("action", action).build());
  }

  /** The result of a call. */
  public static Translated output(String id, String text, boolean isOfPatch) {
    return Translated.item(
        Json.type(isOfPatch ? "custom_tool_call_output" : "function_call_output")
            .put("call_id", id)
            .put("output", text)
            .build());
  }

  /** The output of a command that ended with this exit code. */
  public static String exited(String code, String output) {
    return ended("Exit code: " + code, output);
  }

  /** An output with a header line that says how the call ended. */
  public static String ended(String how, String output) {
    return how + "\nOutput:\n" + output;
  }
}
