package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Parser of JSON lines: one object a line, with nothing but JSON white space around it.
 *
 * <p>Invalid UTF-8 becomes U+FFFD. Objects and lists may be nested 127 deep, as in the reference.
 */
public final class JsonLines {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(127)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final String RECORD = "{\"timestamp\":";

  /** Bounds the work on a line that is made of beginnings of records. */
  private static final int MAX_TRIES = 4;

  private JsonLines() {}

  /**
   * Parses the bytes from {@code from} to before {@code to} as one object.
   *
   * @param skip keys, at any depth, whose values are skipped; see {@link JsonValue.Skipped}
   * @throws JsonProcessingException when the bytes are not one object
   */
  public static Obj parse(byte[] line, int from, int to, Set<String> skip)
      throws JsonProcessingException {
    try {
      return parseBytes(line, from, to, skip);
    } catch (JsonProcessingException e) {
      // Jackson stops at invalid UTF-8, which decoding replaces by U+FFFD.
      String decoded = new String(line, from, to - from, UTF_8);
      if (decoded.indexOf('\uFFFD') < 0) {
        throw e;
      }
      byte[] repaired = decoded.getBytes(UTF_8);
      return parseBytes(repaired, 0, repaired.length, skip);
    }
  }

  private static Obj parseBytes(byte[] line, int from, int to, Set<String> skip)
      throws JsonProcessingException {
    int start = from;
    while (start < to && isPadding(line[start])) {
      start++;
    }
    int end = to;
    while (end > start && isPadding(line[end - 1])) {
      end--;
    }
    // Checked here because Jackson takes a brace and a zero byte for UTF-16.
    if (start + 1 >= end || line[start] != '{' || line[start + 1] == 0) {
      throw new NotAnObject();
    }
    try (JsonParser parser = JSON.createParser(line, start, end - start)) {
      parser.nextToken();
      JsonValue value = JsonValue.read(parser, skip);
      if (parser.nextToken() != null || !(value instanceof Obj object)) {
        throw new NotAnObject();
      }
      return object;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("an array in memory failed", e);
    }
  }

  /**
   * Parses the record at the end of a line in which another one breaks off, as after a crash in the
   * middle of a write. Codex writes the time first.
   *
   * @return empty when the line does not end with a whole record
   */
  public static Optional<Obj> parseLast(byte[] line, int from, int to, Set<String> skip) {
    return parseLast(line, from, to, RECORD, skip);
  }

  /** As {@link #parseLast(byte[], int, int, Set)}, for records that begin like this. */
  public static Optional<Obj> parseLast(
      byte[] line, int from, int to, String beginning, Set<String> skip) {
    byte[] record = beginning.getBytes(UTF_8);
    int at = from;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      at = recordAfter(line, at + 1, to, record);
      if (at < 0) {
        break;
      }
      try {
        return Optional.of(parse(line, at, to, skip));
      } catch (JsonProcessingException _) {
        // This one breaks off, too.
      }
    }
    return Optional.empty();
  }

  private static int recordAfter(byte[] line, int from, int to, byte[] record) {
    for (int at = from; at + record.length <= to; at++) {
      if (line[at] == '{'
          && Arrays.mismatch(line, at, at + record.length, record, 0, record.length) < 0) {
        return at;
      }
    }
    return -1;
  }

  /** A crash can leave zero bytes in a file. */
  private static boolean isPadding(byte b) {
    return isSpace(b) || b == 0;
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** The line is not one JSON object. */
  private static final class NotAnObject extends JsonProcessingException {
    NotAnObject() {
      super("not one JSON object");
    }
  }
}
