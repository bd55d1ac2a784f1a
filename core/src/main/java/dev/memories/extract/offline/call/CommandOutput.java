package dev.memories.extract.offline.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
              + "|collab spawn failed|command timed out|invalid patch|[A-Za-z]*Error\\b)[\\s\\S]*");

  /** How far the call got. */
  public enum State {
    ENDED,
    RUNNING,
    NOT_RUN,
    ABORTED
  }

  public static CommandOutput parse(String raw) {
    if (raw.startsWith("{\"output\"")) {
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
      for (String line : LINE_BREAK.split(header, -1)) {
        Matcher code = EXIT.matcher(line);
        Matcher running = RUNNING.matcher(line);
        if (code.lookingAt()) {
          exit = number(code.group(1));
        } else if (running.lookingAt()) {
          process = running.group(1);
        }
      }
      return new CommandOutput(process == null ? State.ENDED : State.RUNNING, exit, process, text);
    }
    if (NOT_RUN.matcher(raw.substring(0, Math.min(raw.length(), 500))).matches()) {
      return new CommandOutput(State.NOT_RUN, null, null, raw);
    }
    return new CommandOutput(State.ENDED, null, null, raw);
  }

  private static @Nullable CommandOutput parseJson(String raw) {
    try {
      JsonNode root = JSON.readTree(raw);
      JsonNode exit = root.path("metadata").path("exit_code");
      return new CommandOutput(
          State.ENDED, exit.isInt() ? exit.intValue() : null, null, root.path("output").asText());
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
