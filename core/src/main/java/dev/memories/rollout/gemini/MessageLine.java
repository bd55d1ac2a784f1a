package dev.memories.rollout.gemini;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.memories.rollout.lines.LogLine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a line tell, without parsing the rest. */
final class MessageLine {
  private static final byte[] SET = "{\"$set\":".getBytes(US_ASCII);
  private static final byte[] REWIND = "{\"$rewindTo\":\"".getBytes(US_ASCII);
  private static final byte[] ID = "{\"id\":\"".getBytes(US_ASCII);
  private static final byte[] TIME = "\",\"timestamp\":\"".getBytes(US_ASCII);
  private static final int LONGEST_WORD = 64;

  private MessageLine() {}

  /**
   * Whether the line changes what the program keeps of the session. It may repeat all messages, and
   * is most of the bytes of a long session.
   */
  static boolean isBookkeeping(LogLine line) {
    return begins(line, SET, line.from()) || begins(line, REWIND, line.from());
  }

  /** The message that the user went back to, which is gone with all after it; else null. */
  static @Nullable String rewindsTo(LogLine line) {
    return begins(line, REWIND, line.from()) ? word(line, line.from() + REWIND.length) : null;
  }

  /** The id of the message; null in other lines. */
  static @Nullable String id(LogLine line) {
    return begins(line, ID, line.from()) ? word(line, line.from() + ID.length) : null;
  }

  /** The time of the message, where it stands behind the id; else null. */
  static @Nullable String timestamp(LogLine line) {
    String id = id(line);
    int at = id == null ? 0 : line.from() + ID.length + id.length();
    return id != null && begins(line, TIME, at) ? word(line, at + TIME.length) : null;
  }

  private static boolean begins(LogLine line, byte[] expected, int from) {
    return from + expected.length <= line.to()
        && Arrays.equals(line.bytes(), from, from + expected.length, expected, 0, expected.length);
  }

  private static String word(LogLine line, int from) {
    int end = from;
    int last = Math.min(line.to(), from + LONGEST_WORD);
    while (end < last && line.bytes()[end] != '"') {
      end++;
    }
    return new String(line.bytes(), from, end - from, US_ASCII);
  }
}
