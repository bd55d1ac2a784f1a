package dev.memories.rollout.claude;

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
 * as a whole, so a key inside a message is never taken for one of the line.
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
  private static final int LONGEST_WORD = 64;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;

  private final byte[] line;
  private final int to;
  private int at;
  private @Nullable String type;
  private @Nullable String uuid;
  private @Nullable String parent;
  private @Nullable String logicalParent;
  private @Nullable String timestamp;
  private @Nullable String requestSession;
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

  /** The type of the line; null when it has none. */
  @Nullable String type() {
    return type;
  }

  /** The id of the line in the tree; null for bookkeeping. */
  public @Nullable String uuid() {
    return uuid;
  }

  /** The line that this one follows; null at a root. After a compaction the line before it. */
  @Nullable String parent() {
    return parent == null ? logicalParent : parent;
  }

  @Nullable String timestamp() {
    return timestamp;
  }

  /** The session that asked the model for this answer, where a fork copied it; else null. */
  @Nullable String requestSession() {
    return requestSession;
  }

  /** Whether a sub-agent wrote the line. */
  boolean isSidechain() {
    return sidechain;
  }

  /** Whether the line is one in the user's role that answers no call and is not the program's. */
  boolean isPrompt() {
    return "user".equals(type) && !meta && !namesCall;
  }

  /** Whether this is a part of the conversation that a later line can follow. */
  boolean isMessage() {
    return "user".equals(type) || "assistant".equals(type);
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
            namesCall |= matches(start, CALL_ID);
          }
        }
        default -> at++;
      }
    }
  }

  private void field(int key) {
    int end = at;
    passSpace();
    if (at >= to || line[at] != ':') {
      return; // the string was a value
    }
    at++;
    passSpace();
    if (end - key > LONGEST_WORD) {
      return;
    }
    if (matches(key, SIDECHAIN)) {
      sidechain = at < to && line[at] == 't';
    } else if (matches(key, META)) {
      meta = at < to && line[at] == 't';
    } else if (matches(key, TYPE)) {
      type = word();
    } else if (matches(key, UUID)) {
      uuid = word();
    } else if (matches(key, PARENT)) {
      parent = word();
    } else if (matches(key, LOGICAL_PARENT)) {
      logicalParent = word();
    } else if (matches(key, REQUEST_SESSION)) {
      requestSession = word();
    } else if (matches(key, TIMESTAMP)) {
      timestamp = word();
    }
  }

  /** The string at this position; null when there is none, or one that is no plain word. */
  private @Nullable String word() {
    if (at >= to || line[at] != '"') {
      return null;
    }
    int start = at + 1;
    passString();
    int end = at - 1;
    if (end - start > LONGEST_WORD || end <= start) {
      return null;
    }
    return new String(line, start, end - start, US_ASCII);
  }

  /** Most bytes of a log lie in long strings, so eight are looked at together. */
  private void passString() {
    at++;
    while (at + Long.BYTES <= to) {
      long word = (long) WORDS.get(line, at);
      long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
      if (found == 0) {
        at += Long.BYTES;
        continue;
      }
      at += Long.numberOfTrailingZeros(found) / Byte.SIZE;
      if (line[at] == '"') {
        at++;
        return;
      }
      at += 2;
    }
    while (at < to && line[at] != '"') {
      at += line[at] == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, to);
  }

  /** Has the highest bit of the first byte that is zero; bits above it mean nothing. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & (ONES << (Byte.SIZE - 1));
  }

  private void passSpace() {
    while (at < to && (line[at] == ' ' || line[at] == '\t')) {
      at++;
    }
  }

  private boolean matches(int from, byte[] quoted) {
    int end = from + quoted.length;
    return end <= to && Arrays.equals(line, from, end, quoted, 0, quoted.length);
  }

  private static byte[] key(String name) {
    return ('"' + name + '"').getBytes(US_ASCII);
  }
}
