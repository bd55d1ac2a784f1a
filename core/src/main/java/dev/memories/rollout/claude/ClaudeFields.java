package dev.memories.rollout.claude;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.memories.rollout.lines.LogLine;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The outermost fields of a line that place it in the session, found without parsing the rest.
 *
 * <p>Releases write the fields in different orders, some after the message. Strings are passed over
 * as a whole, so a key inside a message is never taken for one of the line. A second copy of the
 * message that stands after the id and the time is not looked at, nor what follows it.
 *
 * <p>Valid as long as the line is.
 */
public final class ClaudeFields {
  private static final byte[] TYPE = key("type");
  private static final byte[] UUID = key("uuid");
  private static final byte[] PARENT = key("parentUuid");
  private static final byte[] LOGICAL_PARENT = key("logicalParentUuid");
  private static final byte[] TIMESTAMP = key("timestamp");
  private static final byte[] REQUEST_SESSION = key("requestSessionId");
  private static final byte[] SIDECHAIN = key("isSidechain");
  private static final byte[] META = key("isMeta");
  private static final byte[] CALL_ID = key("tool_use_id");
  private static final byte[] RESULT_AGAIN = key("toolUseResult");
  private static final byte[] TEXT_AGAIN = key("rendered");
  private static final byte[] USER = bytes("user");
  private static final byte[] ASSISTANT = bytes("assistant");
  private static final byte[] ATTACHMENT = bytes("attachment");
  private static final int LONGEST_WORD = 64;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long QUOTES = '"' * ONES;
  private static final long HIGHEST = ONES << (Byte.SIZE - 1);

  /** A word that is missing. Others are kept as their place, since few are asked for. */
  private static final long NONE = 0;

  private final byte[] line;
  private final int to;
  private int at;
  private long type = NONE;
  private long uuid = NONE;
  private long parent = NONE;
  private long logicalParent = NONE;
  private long timestamp = NONE;
  private long requestSession = NONE;
  private boolean sidechain;
  private boolean meta;
  private boolean namesCall;

  private ClaudeFields(LogLine line) {
    this.line = line.bytes();
    this.at = line.from();
    this.to = line.to();
    read();
  }

  /** Finds the fields of a line. */
  public static ClaudeFields of(LogLine line) {
    return new ClaudeFields(line);
  }

  /** The id of the line in the tree; null for bookkeeping. */
  public @Nullable String uuid() {
    return text(uuid);
  }

  /** The same as bytes; empty for bookkeeping. */
  byte[] uuidBytes() {
    return bytes(uuid);
  }

  /** The line that this one follows; null at a root. After a compaction the line before it. */
  @Nullable String parent() {
    return text(logicalOrReal());
  }

  /** Whether this line follows the one with this id. */
  boolean follows(byte[] uuid) {
    return is(logicalOrReal(), uuid);
  }

  private long logicalOrReal() {
    return parent == NONE ? logicalParent : parent;
  }

  @Nullable String timestamp() {
    return text(timestamp);
  }

  /** The same as bytes; empty when the line has no time. */
  byte[] timestampBytes() {
    return bytes(timestamp);
  }

  /** The session that asked the model for this answer, where a fork copied it; else null. */
  @Nullable String requestSession() {
    return text(requestSession);
  }

  /** Whether a sub-agent wrote the line. */
  boolean isSidechain() {
    return sidechain;
  }

  boolean isAttachment() {
    return is(type, ATTACHMENT);
  }

  /** Whether the line is one in the user's role that answers no call and is not the program's. */
  boolean isPrompt() {
    return !meta && !namesCall && is(type, USER);
  }

  /** Whether this is a part of the conversation that a later line can follow. */
  boolean isMessage() {
    return is(type, ASSISTANT) || is(type, USER);
  }

  private void read() {
    int depth = 0;
    while (at < to) {
      switch (line[at]) {
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case '"' -> {
          int start = at;
          passString();
          if (depth == 1) {
            field(start);
          } else {
            namesCall |= at - start == CALL_ID.length && matches(start, CALL_ID);
          }
        }
        default -> at++;
      }
    }
  }

  private void field(int key) {
    int length = at - key;
    passSpace();
    if (at >= to || line[at] != ':') {
      return; // the string was a value
    }
    at++;
    passSpace();
    // Keys are told apart by their lengths first, since most are none of ours.
    switch (length) {
      case 6 -> {
        if (matches(key, TYPE)) {
          type = word();
        } else if (matches(key, UUID)) {
          uuid = word();
        }
      }
      case 8 -> meta = matches(key, META) ? isTrue() : meta;
      case 10 -> endWhereKnown(key, TEXT_AGAIN);
      case 11 -> timestamp = matches(key, TIMESTAMP) ? word() : timestamp;
      case 12 -> parent = matches(key, PARENT) ? word() : parent;
      case 13 -> sidechain = matches(key, SIDECHAIN) ? isTrue() : sidechain;
      case 15 -> endWhereKnown(key, RESULT_AGAIN);
      case 18 -> requestSession = matches(key, REQUEST_SESSION) ? word() : requestSession;
      case 19 -> logicalParent = matches(key, LOGICAL_PARENT) ? word() : logicalParent;
      default -> {}
    }
  }

  /** Goes to the end of the line at the second copy of a message, often half of its bytes. */
  private void endWhereKnown(int key, byte[] copy) {
    if (type != NONE && uuid != NONE && timestamp != NONE && matches(key, copy)) {
      at = to;
    }
  }

  private boolean isTrue() {
    return at < to && line[at] == 't';
  }

  /** The string at this position; none when there is no string, or one that is no plain word. */
  private long word() {
    if (at >= to || line[at] != '"') {
      return NONE;
    }
    int start = at + 1;
    passString();
    int end = at - 1;
    return end - start > LONGEST_WORD || end <= start ? NONE : ((long) start << Integer.SIZE) | end;
  }

  private static int start(long word) {
    return (int) (word >>> Integer.SIZE);
  }

  private static int end(long word) {
    return (int) word;
  }

  private boolean is(long word, byte[] expected) {
    return word != NONE
        && Arrays.equals(line, start(word), end(word), expected, 0, expected.length);
  }

  private byte[] bytes(long word) {
    return Arrays.copyOfRange(line, start(word), end(word));
  }

  private @Nullable String text(long word) {
    return word == NONE
        ? null
        : new String(line, start(word), end(word) - start(word), ISO_8859_1);
  }

  /** Moves behind a string. Most bytes of a log lie in long ones, full of escapes. */
  private void passString() {
    byte[] bytes = line;
    int last = to - Long.BYTES;
    int start = at + 1;
    int i = start;
    while (i <= last) {
      long other = (long) WORDS.get(bytes, i) ^ QUOTES;
      long found = (other - ONES) & ~other & HIGHEST;
      if (found == 0) {
        i += Long.BYTES;
        continue;
      }
      // Counts the bytes up to the first hit; the JVM's C1 has no instruction for that.
      i += (int) (((((found & -found) - 1) & ONES) * ONES) >>> 56) - 1;
      if (bytes[i - 1] != '\\' || !isEscaped(start, i)) {
        at = i + 1;
        return;
      }
      i++;
    }
    while (i < to && (bytes[i] != '"' || isEscaped(start, i))) {
      i++;
    }
    at = Math.min(i + 1, to);
  }

  /** Whether an odd number of backslashes stands before the quote. */
  private boolean isEscaped(int start, int quote) {
    int first = quote;
    while (first > start && line[first - 1] == '\\') {
      first--;
    }
    return (quote - first) % 2 != 0;
  }

  private void passSpace() {
    while (at < to && (line[at] == ' ' || line[at] == '\t')) {
      at++;
    }
  }

  /**
   * Whether a quoted text of the same length is this one. A loop of our own, because it is fast
   * before the JVM compiles anything.
   */
  private boolean matches(int from, byte[] quoted) {
    for (int i = 1; i < quoted.length; i++) {
      if (line[from + i] != quoted[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] key(String name) {
    return bytes('"' + name + '"');
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(US_ASCII);
  }
}
