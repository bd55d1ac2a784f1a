package dev.memories.rollout.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.memories.rollout.lines.JsonValue.Obj;
import java.io.IOException;
import java.util.Set;

/**
 * Parses lines of a rollout: each one JSON object, nothing after it but JSON white space.
 *
 * <p>Invalid UTF-8 is read with U+FFFD in its place; nesting goes as deep as the reference takes it
 * (127).
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

  private JsonLines() {}

  /**
   * Reads the span as one object.
   *
   * @param skip keys whose values are passed over by token
   * @throws JsonProcessingException when it is not one
   */
  public static Obj parse(byte[] line, int from, int to, Set<String> skip)
      throws JsonProcessingException {
    try {
      return parseBytes(line, from, to, skip);
    } catch (JsonProcessingException e) {
      // Jackson stops at invalid UTF-8; decoding puts U+FFFD there.
      String decoded = new String(line, from, to - from, UTF_8);
      if (decoded.indexOf('\uFFFD') < 0) {
        throw e;
      }
      byte[] mended = decoded.getBytes(UTF_8);
      return parseBytes(mended, 0, mended.length, skip);
    }
  }

  private static Obj parseBytes(byte[] line, int from, int to, Set<String> skip)
      throws JsonProcessingException {
    int start = from;
    while (start < to && isSpace(line[start])) {
      start++;
    }
    // Checked here because Jackson would take a zero byte after it for UTF-16.
    if (start + 1 >= to || line[start] != '{' || line[start + 1] == 0) {
      throw new NotAnObject();
    }
    try (JsonParser parser = JSON.createParser(line, start, to - start)) {
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

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** The line is something else than one JSON object. */
  private static final class NotAnObject extends JsonProcessingException {
    NotAnObject() {
      super("not one JSON object");
    }
  }
}
