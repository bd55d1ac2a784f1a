package dev.memories.rollout.codex;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.lines.LogLine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The kind, timestamp and ordinal of a line, taken from its first bytes without parsing the line.
 *
 * <p>Relies on the key order that Codex writes: {@code timestamp}, {@code ordinal} if there is one,
 * {@code type}, {@code payload}; in bare rollouts {@code type} or {@code record_type} comes first.
 * Lines with another order have no kind here and must be parsed.
 */
public final class CodexLinePrefix {
  private static final byte[] TIMESTAMP = bytes("{\"timestamp\":\"");
  private static final byte[] ORDINAL = bytes("\"ordinal\":");
  private static final byte[] TYPE = bytes("\"type\":\"");
  // The most frequent types are compared as bytes, so that no String is made for them.
  private static final byte[] RESPONSE_ITEM = bytes("response_item\"");
  private static final byte[] EVENT_MSG = bytes("event_msg\"");
  private static final byte[] TOKEN_COUNT = bytes("token_count\"");
  private static final byte[] PAYLOAD_TYPE = bytes(",\"payload\":{\"type\":\"");
  private static final byte[] VERIFIED_ANSWER = bytes(",\"payload\":{\"type\":\"verified_answer\"");
  private static final byte[] ITEM_TYPE = bytes("\"item\":{\"type\":\"");
  private static final byte[] BARE_TYPE = bytes("{\"type\":\"");
  private static final byte[] RECORD_TYPE = bytes("{\"record_type\":\"");
  private static final byte[] NO_INFO = bytes(",\"info\":null");
  private static final int LONGEST_WORD = 64;
  private static final int ITEM_TYPE_WITHIN = 256;

  private final byte[] line;
  private final int from;
  private final int to;
  private int at;
  private int timestampTo;
  private long ordinal = -1;
  private int body;
  private final @Nullable LineKind kind;

  private CodexLinePrefix(byte[] line, int from, int to) {
    this.line = line;
    this.from = from;
    this.to = to;
    this.at = from;
    this.body = from;
    this.kind = readKind();
  }

  public static CodexLinePrefix of(LogLine line) {
    return new CodexLinePrefix(line.bytes(), line.from(), line.to());
  }

  /** The fields of a response item. Asked for after {@link #itemKind}, which they follow. */
  public CodexItemFields itemFields() {
    return new CodexItemFields(line, at, to);
  }

  /** The kind of the line; null when its first bytes do not tell. */
  public @Nullable LineKind kind() {
    return kind;
  }

  /** The kind of a response item; null for other lines and when the first bytes do not tell. */
  public @Nullable ItemKind itemKind() {
    String type = kind == LineKind.RESPONSE && pass(PAYLOAD_TYPE) ? word() : "";
    return type.isEmpty() ? null : ItemKind.ofType(type);
  }

  /** The {@code timestamp} as written; null when the line does not begin with it. */
  public @Nullable String timestamp() {
    int start = from + TIMESTAMP.length;
    return timestampTo == 0 ? null : new String(line, start, timestampTo - start, US_ASCII);
  }

  /**
   * Whether the line's timestamp may be later than this one.
   *
   * <p>Timestamps of the same form sort as texts. The answer is also true when the forms differ, so
   * that the caller has to parse both.
   */
  public boolean mayBeAfter(byte[] timestamp) {
    int start = from + TIMESTAMP.length;
    return timestampTo != 0
        && (timestampTo - start != timestamp.length
            || line[timestampTo - 1] != 'Z'
            || Arrays.compare(line, start, timestampTo, timestamp, 0, timestamp.length) > 0);
  }

  /** The {@code ordinal} that follows the timestamp; -1 when there is none. */
  public long ordinal() {
    return ordinal;
  }

  /** The position after timestamp and ordinal; the start of the line when it has neither. */
  public int body() {
    return body;
  }

  /** Whether the line is a {@code token_count} without totals. */
  public boolean isWithoutInfo() {
    return kind == LineKind.TOKEN_COUNT && pass(NO_INFO);
  }

  private @Nullable LineKind readKind() {
    if (!passTimestamp()) {
      return bareKind();
    }
    if (!passOrdinal()) {
      return null;
    }
    body = at;
    if (!pass(TYPE)) {
      return null;
    }
    if (pass(RESPONSE_ITEM)) {
      return LineKind.RESPONSE;
    }
    if (pass(EVENT_MSG)) {
      return event();
    }
    return switch (word()) {
      case "session_meta" -> LineKind.META;
      case "compacted" -> LineKind.COMPACTED;
      case "turn_context" -> LineKind.TURN_CONTEXT;
      case "retained_context" -> pass(VERIFIED_ANSWER) ? LineKind.ANSWER : LineKind.UNKNOWN;
      case "" -> null;
      default -> LineKind.UNKNOWN;
    };
  }

  private @Nullable LineKind bareKind() {
    if (pass(RECORD_TYPE)) {
      return LineKind.UNKNOWN;
    }
    return switch (pass(BARE_TYPE) ? word() : "") {
      case "message",
          "reasoning",
          "function_call",
          "function_call_output",
          "local_shell_call",
          "custom_tool_call",
          "custom_tool_call_output" ->
          LineKind.RESPONSE;
      default -> null;
    };
  }

  private @Nullable LineKind event() {
    if (!pass(PAYLOAD_TYPE)) {
      return null;
    }
    if (pass(TOKEN_COUNT)) {
      return LineKind.TOKEN_COUNT;
    }
    return switch (word()) {
      case "user_message" -> LineKind.USER_MESSAGE;
      case "turn_aborted" -> LineKind.TURN_ABORTED;
      case "thread_rolled_back" -> LineKind.ROLLED_BACK;
      case "thread_goal_updated" -> LineKind.GOAL;
      case "exec_command_end", "patch_apply_end", "mcp_tool_call_end" -> LineKind.REPORT;
      case "item_completed" -> completedItem();
      case "" -> null;
      default -> LineKind.OTHER_EVENT;
    };
  }

  /**
   * Looks for the type of the item. Quotes inside texts are escaped, so a match is always a key.
   */
  private @Nullable LineKind completedItem() {
    int last = Math.min(to, at + ITEM_TYPE_WITHIN) - ITEM_TYPE.length;
    for (; at <= last; at++) {
      if (pass(ITEM_TYPE)) {
        return switch (word()) {
          case "UserMessage" -> LineKind.USER_MESSAGE;
          case "CommandExecution", "FileChange", "McpToolCall" -> LineKind.REPORT;
          default -> LineKind.OTHER_EVENT;
        };
      }
    }
    return null;
  }

  private boolean passTimestamp() {
    if (!pass(TIMESTAMP) || !passWord()) {
      return false;
    }
    timestampTo = at - 1;
    return passByte(',');
  }

  private boolean passOrdinal() {
    if (!pass(ORDINAL)) {
      return true;
    }
    ordinal = 0;
    while (at < to && line[at] >= '0' && line[at] <= '9') {
      ordinal = ordinal * 10 + line[at++] - '0';
    }
    return passByte(',');
  }

  /** Reads a word up to its closing quote; empty when there is none. */
  private String word() {
    int start = at;
    return passWord() ? new String(line, start, at - 1 - start, US_ASCII) : "";
  }

  /**
   * Moves past a short word without escapes and past its closing quote. A brace is of the next
   * record: this one breaks off.
   */
  private boolean passWord() {
    int last = Math.min(to, at + LONGEST_WORD);
    while (at < last && line[at] != '\\' && line[at] > ' ' && line[at] != '"' && line[at] != '{') {
      at++;
    }
    return passByte('"');
  }

  /**
   * Moves past the expected bytes, if they are next. A loop of our own, because it is fast before
   * the JVM compiles anything: most lines differ in the first byte.
   */
  private boolean pass(byte[] expected) {
    if (to - at < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (line[at + i] != expected[i]) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  private boolean passByte(char expected) {
    if (at >= to || line[at] != expected) {
      return false;
    }
    at++;
    return true;
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(US_ASCII);
  }
}
