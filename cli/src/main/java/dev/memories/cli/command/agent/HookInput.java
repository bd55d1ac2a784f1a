package dev.memories.cli.command.agent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an agent tells a hook: one JSON object on standard input. Unknown fields are skipped.
 *
 * @param session the session's id; empty when it is not told
 * @param cwd the agent's folder; empty when it is not told
 * @param source why a session starts: {@code startup}, {@code resume}, {@code clear} or {@code
 *     compact}; otherwise empty
 * @param prompt what the user typed; otherwise empty
 * @param command the command line of a tool; otherwise empty
 * @param response every text in the tool's response, joined by line feeds
 * @param failed whether the response says that the tool failed; where it does not say, whether it
 *     sounds so
 */
record HookInput(
    String session,
    String cwd,
    String source,
    String prompt,
    String command,
    String response,
    boolean failed) {
  private static final JsonFactory JSON = new JsonFactory();

  /** More is not kept of a response, in characters. */
  private static final int MAX_RESPONSE = 200_000;

  /** How a program's end is told in words. */
  private static final Pattern EXIT_CODE =
      Pattern.compile(
          "(?i)\\b(?:exit|exited|exit_code)(?: with)?(?: code| status)?\\W{0,3}(\\d{1,3})\\b");

  /**
   * Codex gives only the output, without an exit code. These words do not prove a failure, but
   * without them there is none to help with.
   */
  private static final Pattern FAILURE_WORD =
      Pattern.compile(
          "(?i)error|fail|cannot|can't|could not|not found|no such|denied|refused|exception|"
              + "traceback|panic|fatal|unable|invalid|undefined|unknown");

  /**
   * Reads the object and nothing behind it, because the agent may leave the pipe open.
   *
   * @throws IOException when it is not a whole JSON object
   */
  static HookInput read(InputStream in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the input is not a JSON object");
      }
      return new Fields(json).read();
    }
  }

  private static final class Fields {
    private final JsonParser json;
    private String session = "";
    private String cwd = "";
    private String source = "";
    private String prompt = "";
    private String command = "";
    private final StringBuilder response = new StringBuilder();
    private @Nullable Boolean failed;

    Fields(JsonParser json) {
      this.json = json;
    }

    HookInput read() throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "session_id" -> session = text();
          case "cwd" -> cwd = text();
          case "source" -> source = text();
          case "prompt" -> prompt = text();
          case "tool_input" -> toolInput();
          case "tool_response" -> toolResponse("");
          default -> json.skipChildren();
        }
      }
      return new HookInput(session, cwd, source, prompt, command, response.toString(), hasFailed());
    }

    private boolean hasFailed() {
      if (failed != null) {
        return failed;
      }
      Matcher exitCode = EXIT_CODE.matcher(response);
      return exitCode.find()
          ? Integer.parseInt(exitCode.group(1)) != 0
          : FAILURE_WORD.matcher(response).find();
    }

    private String text() throws IOException {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        return json.getText();
      }
      json.skipChildren();
      return "";
    }

    /** The command is a text, or a list of words. */
    private void toolInput() throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if ((name.equals("command") || name.equals("cmd")) && command.isEmpty()) {
          command = json.currentToken() == JsonToken.START_ARRAY ? words() : text();
        } else {
          json.skipChildren();
        }
      }
    }

    private String words() throws IOException {
      StringBuilder words = new StringBuilder();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        words.append(words.isEmpty() ? "" : " ").append(json.getValueAsString(""));
        json.skipChildren();
      }
      return words.toString();
    }

    /** Collects texts at any depth. A field tells of a failure by its name and value. */
    private void toolResponse(String name) throws IOException {
      switch (json.currentToken()) {
        case VALUE_STRING -> {
          if (response.length() < MAX_RESPONSE) {
            response.append(json.getText()).append('\n');
          }
        }
        case VALUE_NUMBER_INT -> {
          if (name.startsWith("exit")) {
            failed = json.getLongValue() != 0;
          }
        }
        case VALUE_TRUE, VALUE_FALSE -> {
          boolean value = json.getBooleanValue();
          switch (name) {
            case "is_error", "isError" -> failed = value;
            case "success" -> failed = !value;
            default -> {}
          }
        }
        case START_ARRAY -> {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            toolResponse(name);
          }
        }
        case START_OBJECT -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            toolResponse(field);
          }
        }
        default -> {}
      }
    }
  }
}
