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
  private static final int CASE = 'a' - 'A';
  private static final long HIGHEST = ONES << (Byte.SIZE - 1);

  /** A word that is missing. Others are kept as their place, since few are asked for. */
  private static final long NONE = 0;

  private final byte[] line;
  private final int to;
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
    this.to = line.to();
    read(line.from());
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

  private void read(int from) {
    byte[] bytes = line;
    int depth = 0;
    int at = from;
    while (at < to) {
      if (bytes[at] == '"') {
        int start = at;
        at = endOfString(start);
        if (depth == 1) {
          at = field(start, at);
        } else {
          namesCall |= at - start == CALL_ID.length && matches(start, CALL_ID);
        }
      } else {
        int either =
            bytes[at++] | CASE; // brackets differ from braces as capitals from small letters
        depth += either == '{' ? 1 : either == '}' ? -1 : 0;
      }
    }
  }

  /** Takes the value of a key; returns the position where reading goes on. */
  private int field(int key, int end) {
    int at = withoutSpace(end);
    if (at >= to || line[at] != ':') {
      return at; // the string was a value
    }
    int value = withoutSpace(at + 1);
    int after = value < to && line[value] == '"' ? endOfString(value) : value;
    // Keys are told apart by their lengths first, since most are none of ours.
    switch (end - key) {
      case 6 -> {
        if (matches(key, TYPE)) {
          type = word(value, after);
        } else if (matches(key, UUID)) {
          uuid = word(value, after);
        }
      }
      case 8 -> meta = matches(key, META) ? isTrue(value) : meta;
      case 11 -> timestamp = matches(key, TIMESTAMP) ? word(value, after) : timestamp;
      case 12 -> parent = matches(key, PARENT) ? word(value, after) : parent;
      case 13 -> sidechain = matches(key, SIDECHAIN) ? isTrue(value) : sidechain;
      case 18 ->
          requestSession = matches(key, REQUEST_SESSION) ? word(value, after) : requestSession;
      case 19 -> logicalParent = matches(key, LOGICAL_PARENT) ? word(value, after) : logicalParent;
      case 10, 15 -> after = isCopy(key, end) ? to : after;
      default -> {}
    }
    return after;
  }

  /** Whether all is known, and a second copy of the message follows, often half of the bytes. */
  private boolean isCopy(int key, int end) {
    return type != NONE
        && uuid != NONE
        && timestamp != NONE
        && matches(key, end - key == TEXT_AGAIN.length ? TEXT_AGAIN : RESULT_AGAIN);
  }

  private boolean isTrue(int at) {
    return at < to && line[at] == 't';
  }

  /** The string in a value; none when it is no string, or one that is no plain word. */
  private static long word(int value, int after) {
    int start = value + 1;
    int end = after - 1;
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
    return word == NONE ? null : new String(line, start(word), end(word) - start(word), ISO_8859_1);
  }

  /** The position behind a string. Most bytes of a log lie in long ones, full of escapes. */
  private int endOfString(int quote) {
    byte[] bytes = line;
    int last = to - Long.BYTES;
    int at = quote + 1;
    while (at <= last) {
      long other = (long) WORDS.get(bytes, at) ^ QUOTES;
      long found = (other - ONES) & ~other & HIGHEST;
      if (found == 0) {
        at += Long.BYTES;
        continue;
      }
      // Counts the bytes up to the first hit; the JVM's C1 has no instruction for that.
      at += (int) (((((found & -found) - 1) & ONES) * ONES) >>> 56) - 1;
      if (bytes[at - 1] != '\\' || (bytes[at - 2] == '\\' && !isEscaped(quote, at))) {
        return at + 1;
      }
      at++;
    }
    while (at < to && (bytes[at] != '"' || isEscaped(quote, at))) {
      at++;
    }
    return Math.min(at + 1, to);
  }

  /** Whether an odd number of backslashes stands before the quote. */
  private boolean isEscaped(int opening, int quote) {
    int first = quote;
    while (first - 1 > opening && line[first - 1] == '\\') {
      first--;
    }
    return (quote - first) % 2 != 0;
  }

  private int withoutSpace(int from) {
    int at = from;
    while (at < to && (line[at] == ' ' || line[at] == '\t')) {
      at++;
    }
    return at;
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
