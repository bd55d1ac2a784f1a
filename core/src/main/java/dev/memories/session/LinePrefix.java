package dev.memories.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a line as its first bytes tell it, without parsing.
 *
 * <p>Knows the key order that Codex writes: {@code timestamp}, {@code ordinal} where there is one,
 * {@code type}, {@code payload}; in bare rollouts {@code type} or {@code record_type} first. Any
 * other line is left to the parser.
 */
final class LinePrefix {
  private static final byte[] TIMESTAMP = bytes("{\"timestamp\":\"");
  private static final byte[] ORDINAL = bytes("\"ordinal\":");
  private static final byte[] TYPE = bytes("\"type\":\"");
  private static final byte[] PAYLOAD_TYPE = bytes("\"payload\":{\"type\":\"");
  private static final byte[] ITEM_TYPE = bytes("\"item\":{\"type\":\"");
  private static final byte[] BARE_TYPE = bytes("{\"type\":\"");
  private static final byte[] RECORD_TYPE = bytes("{\"record_type\":\"");
  private static final byte[] NO_INFO = bytes(",\"info\":null");
  private static final int LONGEST_WORD = 64;
  private static final int ITEM_TYPE_WITHIN = 256;

  private final byte[] line;
  private final int to;
  private int at;
  private int timestampFrom;
  private int timestampTo;
  private long ordinal = -1;

  private LinePrefix(byte[] line, int from, int to) {
    this.line = line;
    this.at = from;
    this.to = to;
  }

  /** Null when the first bytes do not tell. */
  static @Nullable LineKind kind(byte[] line, int from, int to) {
    return new LinePrefix(line, from, to).kind();
  }

  /** The text of {@code timestamp} where the line begins with it, else null. */
  static @Nullable String timestamp(byte[] line, int from, int to) {
    LinePrefix prefix = new LinePrefix(line, from, to);
    return prefix.passTimestamp()
        ? new String(
            line, prefix.timestampFrom, prefix.timestampTo - prefix.timestampFrom, US_ASCII)
        : null;
  }

  /** Its {@code ordinal} where the line begins with a timestamp and it, else -1. */
  static long ordinal(byte[] line, int from, int to) {
    LinePrefix prefix = new LinePrefix(line, from, to);
    return prefix.passTimestamp() && prefix.passOrdinal() ? prefix.ordinal : -1;
  }

  /** Where what follows timestamp and ordinal begins; the line's start when it has neither. */
  static int body(byte[] line, int from, int to) {
    LinePrefix prefix = new LinePrefix(line, from, to);
    return prefix.passTimestamp() && prefix.passOrdinal() ? prefix.at : from;
  }

  /** Whether a {@code token_count} says that it has no totals. */
  static boolean isWithoutInfo(byte[] line, int from, int to) {
    LinePrefix prefix = new LinePrefix(line, from, to);
    return prefix.kind() == LineKind.TOKEN_COUNT && prefix.pass(NO_INFO);
  }

  private @Nullable LineKind kind() {
    if (pass(BARE_TYPE)) {
      return bareItem();
    }
    if (pass(RECORD_TYPE)) {
      return LineKind.UNKNOWN;
    }
    if (!passTimestamp() || !passOrdinal() || !pass(TYPE)) {
      return null;
    }
    String type = word();
    if (type == null) {
      return null;
    }
    return switch (type) {
      case "session_meta" -> LineKind.META;
      case "response_item" -> LineKind.RESPONSE;
      case "compacted" -> LineKind.COMPACTED;
      case "turn_context" -> LineKind.TURN_CONTEXT;
      case "event_msg" -> event();
      default -> LineKind.UNKNOWN;
    };
  }

  private @Nullable LineKind bareItem() {
    String type = word();
    return switch (type == null ? "" : type) {
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
    String event = passByte(',') && pass(PAYLOAD_TYPE) ? word() : null;
    if (event == null) {
      return null;
    }
    return switch (event) {
      case "user_message" -> LineKind.USER_MESSAGE;
      case "token_count" -> LineKind.TOKEN_COUNT;
      case "turn_aborted" -> LineKind.TURN_ABORTED;
      case "thread_rolled_back" -> LineKind.ROLLED_BACK;
      case "item_completed" -> completedItem();
      default -> LineKind.OTHER_EVENT;
    };
  }

  /** Quotes inside a text are escaped, so the pattern can only be a key. */
  private @Nullable LineKind completedItem() {
    int last = Math.min(to, at + ITEM_TYPE_WITHIN) - ITEM_TYPE.length;
    for (; at <= last; at++) {
      if (pass(ITEM_TYPE)) {
        return "UserMessage".equals(word()) ? LineKind.USER_MESSAGE : LineKind.OTHER_EVENT;
      }
    }
    return null;
  }

  private boolean passTimestamp() {
    if (!pass(TIMESTAMP)) {
      return false;
    }
    timestampFrom = at;
    if (!passWord()) {
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

  private @Nullable String word() {
    int from = at;
    return passWord() ? new String(line, from, at - 1 - from, US_ASCII) : null;
  }

  /** Passes a short plain text and the quote that ends it. */
  private boolean passWord() {
    int last = Math.min(to, at + LONGEST_WORD);
    while (at < last && line[at] != '\\' && line[at] > ' ' && line[at] != '"') {
      at++;
    }
    return passByte('"');
  }

  private boolean pass(byte[] expected) {
    if (to - at < expected.length
        || !Arrays.equals(line, at, at + expected.length, expected, 0, expected.length)) {
      return false;
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
