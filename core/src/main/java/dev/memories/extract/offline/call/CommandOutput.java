package dev.memories.extract.offline.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tool returned, in any of the forms that releases of Codex wrote (docs/spec/rollouts.md
 * 10.3).
 *
 * @param exit null when the form does not say
 * @param process id of a process that still runs, else null
 * @param text the output proper, without header lines
 */
public record CommandOutput(
    State state, @Nullable Integer exit, @Nullable String process, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The keys before the output are few. */
  private static final int JSON_HEAD_CHARS = 400;

  private static final Pattern EXIT =
      Pattern.compile("(?:Exit code:|Process exited with code) (-?\\d{1,10})");
  private static final Pattern RUNNING =
      Pattern.compile(
          "(?:Process running with session ID|Script running with cell ID) (\\S{1,64})");
  private static final String HEADER_END_WORD = "Output:";
  private static final Pattern HEADER_END =
      Pattern.compile("(?m)^" + HEADER_END_WORD + "[ \\t]*(?:\\R|\\z)");
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final Pattern NOTICE =
      Pattern.compile(
          "\\A(?:Warning: truncated output[^\\n]*\\R|Total output lines: \\d+\\R|\\R)+");
  private static final Pattern NOT_RUN =
      Pattern.compile(
          "\\A(?:unsupported call|failed in sandbox|error: |apply_patch verification failed"
              + "|exec_command failed|failed to parse function arguments|execution error"
              + "|collab spawn failed|command timed out|invalid patch|[Cc]ommand blocked by \\w+ hook"
              + "|[A-Za-z]*Error\\b)[\\s\\S]*");

  /** The sandbox refused something to a command that ran; its exit code and output follow. */
  private static final Pattern RAN_IN_SANDBOX =
      Pattern.compile(
          "sandbox denied exec error, exit code:? (-?\\d{1,10})(?:, stdout: ([\\s\\S]*?), stderr: ([\\s\\S]*))?");

  private static final Pattern DECLINED =
      Pattern.compile(
          "(?i)\\A[\\s\\S]{0,400}?\\b(?:rejected by (?:the )?user|(?:declined|denied) by (?:the )?user|user (?:rejected|declined|denied)|approval (?:was )?(?:declined|denied|rejected))\\b[\\s\\S]*");

  private static final Pattern ERROR_FLAG = Pattern.compile("\"isError\"\\s*:\\s*true");
  private static final Pattern ERROR_TEXT = Pattern.compile("(?i)error\\b|failed\\b");

  /** How far the call got. */
  public enum State {
    ENDED,
    RUNNING,
    NOT_RUN,
    /** The user did not let it run. */
    DECLINED,
    ABORTED
  }

  /** The result of a call that never ran, and why. */
  public static CommandOutput notRun(String why) {
    return new CommandOutput(
        DECLINED.matcher(why).matches() ? State.DECLINED : State.NOT_RUN, null, null, why);
  }

  /** What a script printed of a command's result: the result as JSON, or only its output. */
  public static CommandOutput printed(String text) {
    CommandOutput result = text.startsWith("{") ? parseJson(text) : null;
    return result == null ? new CommandOutput(State.ENDED, null, null, text) : result;
  }

  /** What a tool of an MCP server returned; an error may stand in its text only. */
  public static CommandOutput ofServer(String raw) {
    CommandOutput output = parse(raw);
    boolean isError =
        ERROR_FLAG.matcher(output.text()).find() || ERROR_TEXT.matcher(output.text()).lookingAt();
    return isError && output.state() == State.ENDED ? notRun(output.text()) : output;
  }

  public static CommandOutput parse(String raw) {
    if (raw.startsWith("{") && raw.lastIndexOf("\"output\"", JSON_HEAD_CHARS) >= 0) {
      CommandOutput parsed = parseJson(raw);
      if (parsed != null) {
        return parsed;
      }
    }
    if (raw.startsWith("aborted by user")) {
      return new CommandOutput(State.ABORTED, null, null, raw);
    }
    String head = raw.substring(0, Math.min(raw.length(), 20_000));
    int word = head.indexOf(HEADER_END_WORD);
    Matcher end = HEADER_END.matcher(head);
    if (word >= 0 && end.find(word)) {
      String header = raw.substring(0, end.start());
      String text = NOTICE.matcher(raw.substring(end.end())).replaceFirst("");
      // A command may itself contain these words: the last header line counts.
      Integer exit = null;
      String process = null;
      State state = State.ENDED;
      for (String line : LINE_BREAK.split(header, -1)) {
        Matcher code = EXIT.matcher(line);
        Matcher running = RUNNING.matcher(line);
        if (code.lookingAt()) {
          exit = number(code.group(1));
        } else if (running.lookingAt()) {
          process = running.group(1);
        } else {
          state = ending(line).orElse(state);
        }
      }
      return new CommandOutput(process == null ? state : State.RUNNING, exit, process, text);
    }
    if (NOT_RUN.matcher(raw.substring(0, Math.min(raw.length(), 500))).matches()) {
      return refused(raw);
    }
    return new CommandOutput(State.ENDED, null, null, raw);
  }

  /**
   * Whether a text is the header of an output, with nothing behind it, and says that the command
   * ended with exit code 0.
   */
  public static boolean isHeaderOfSuccess(String text) {
    if (!text.endsWith(HEADER_END_WORD + "\n")) {
      return false;
    }
    boolean passed = false;
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      // A command may itself contain these words: the last line counts.
      if (isLine(text, from, end, "Process exited with code 0")
          || isLine(text, from, end, "Exit code: 0")) {
        passed = true;
      } else if (passed) {
        String line = text.substring(from, end);
        passed = !EXIT.matcher(line).lookingAt() && !RUNNING.matcher(line).lookingAt();
      }
      from = end + 1;
    }
    return passed;
  }

  private static boolean isLine(String text, int from, int end, String line) {
    return end - from == line.length() && text.startsWith(line, from);
  }

  /** A header line that tells how the call ended, as the dialects of other agents write it. */
  private static Optional<State> ending(String line) {
    return switch (line) {
      case "Tool call failed" -> Optional.of(State.NOT_RUN);
      case "Declined by the user" -> Optional.of(State.DECLINED);
      case "Interrupted by the user" -> Optional.of(State.ABORTED);
      default -> Optional.empty();
    };
  }

  /** This output when the user, not the program, kept the call from running. */
  public CommandOutput declined() {
    return new CommandOutput(State.DECLINED, null, null, text);
  }

  /** The result of a call that was refused, or that ran and was stopped by the sandbox. */
  public static CommandOutput refused(String raw) {
    Matcher ran = RAN_IN_SANDBOX.matcher(raw);
    if (!ran.find()) {
      return notRun(raw);
    }
    String text = ran.group(2) == null ? "" : ran.group(2) + "\n" + ran.group(3);
    return new CommandOutput(State.ENDED, number(ran.group(1)), null, text.strip());
  }

  /** An object with the output, and the exit code beside it or in {@code metadata}. */
  private static @Nullable CommandOutput parseJson(String raw) {
    try {
      JsonNode root = JSON.readTree(raw);
      JsonNode exit =
          root.has("exit_code") ? root.path("exit_code") : root.path("metadata").path("exit_code");
      boolean isResult =
          root.path("output").isTextual()
              && (exit.isInt()
                  || root.has("metadata")
                  || root.has("session_id")
                  || root.has("chunk_id"));
      if (!isResult) {
        return null;
      }
      String process = exit.isInt() ? null : root.path("session_id").asText(null);
      return new CommandOutput(
          process == null ? State.ENDED : State.RUNNING,
          exit.isInt() ? exit.intValue() : null,
          process,
          root.path("output").asText());
    } catch (JsonProcessingException e) {
      return null; // cut by the writer: read as plain text
    }
  }

  private static @Nullable Integer number(String digits) {
    try {
      return Integer.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
