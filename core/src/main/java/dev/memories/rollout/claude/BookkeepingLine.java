package dev.memories.rollout.claude;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.memories.rollout.lines.LogLine;
import java.util.Arrays;
import java.util.Set;

/**
 * Recognises the lines that Claude Code keeps for itself by their first bytes.
 *
 * <p>They are most of the bytes of a log: requests as sent, costs, snapshots of files, instructions
 * and listings. A line that begins in another way is looked at in full.
 */
final class BookkeepingLine {
  private static final byte[] TYPE = "{\"type\":\"".getBytes(US_ASCII);
  private static final byte[] REMOVED =
      "{\"type\":\"queue-operation\",\"operation\":\"remove\"".getBytes(US_ASCII);
  private static final byte[] PARENT = "{\"parentUuid\":".getBytes(US_ASCII);
  private static final int UUID_BYTES = 38;
  private static final byte[] ATTACHMENT =
      ",\"isSidechain\":false,\"attachment\":{\"type\":\"".getBytes(US_ASCII);
  private static final int LONGEST_TYPE = 40;

  private static final Set<String> CONVERSATION =
      Set.of("user", "assistant", "system", "attachment");

  private BookkeepingLine() {}

  /** Whether the line says in its first bytes that it is no part of the conversation. */
  static boolean is(LogLine line) {
    return begins(line, TYPE)
        && !CONVERSATION.contains(word(line, line.from() + TYPE.length))
        && !begins(line, REMOVED);
  }

  /**
   * Whether the line is context that the program added, not a queued prompt. Such a line has its
   * place in the tree, but tells nothing.
   */
  static boolean isContext(LogLine line) {
    if (!begins(line, PARENT)) {
      return false;
    }
    int parent = line.from() + PARENT.length;
    int at = parent < line.to() && line.bytes()[parent] == '"' ? parent + UUID_BYTES : parent + 4;
    return matches(line, at, ATTACHMENT)
        && !word(line, at + ATTACHMENT.length).equals("queued_command");
  }

  private static boolean begins(LogLine line, byte[] expected) {
    return matches(line, line.from(), expected);
  }

  private static boolean matches(LogLine line, int from, byte[] expected) {
    return from + expected.length <= line.to()
        && Arrays.equals(line.bytes(), from, from + expected.length, expected, 0, expected.length);
  }

  private static String word(LogLine line, int from) {
    int end = from;
    int last = Math.min(line.to(), from + LONGEST_TYPE);
    while (end < last && line.bytes()[end] != '"') {
      end++;
    }
    return new String(line.bytes(), from, Math.max(0, end - from), US_ASCII);
  }
}
