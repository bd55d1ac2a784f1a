package dev.memories.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import dev.memories.text.UnicodeWhitespace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A rollout file that holds only what the reference of February 2026 can read (ADR 0007).
 *
 * <p>The product reads more than the reference. Here a line that the reference cannot parse is
 * replaced by a malformed line, and an item that it does not know by {@code other}; every other
 * line stays as it is. The product's readers then have to give what the reference gives.
 */
record ReferenceRollout(Path file) implements AutoCloseable {
  private static final String MALFORMED = "a line that the reference cannot parse";

  /**
   * Writes the file.
   *
   * @throws java.nio.charset.CharacterCodingException when the content is not UTF-8: the reference
   *     then reads nothing
   */
  static ReferenceRollout of(byte[] content) throws IOException {
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    Path file = Files.createTempFile("rollout-", ".jsonl");
    Files.write(file, Arrays.stream(text.split("\n", -1)).map(ReferenceRollout::readable).toList());
    return new ReferenceRollout(file);
  }

  static ReferenceRollout of(String content) throws IOException {
    return of(content.getBytes(UTF_8));
  }

  private static String readable(String line) {
    if (UnicodeWhitespace.isBlank(line)) {
      return line;
    }
    try {
      byte[] bytes = line.getBytes(UTF_8);
      Obj json = JsonLines.parse(bytes, 0, bytes.length, Set.of());
      if (!ReferenceShapes.accept(json)) {
        return MALFORMED;
      }
      return isAgentMessage(json) ? withPayload(json, other()).compact() : line;
    } catch (JsonProcessingException _) {
      return MALFORMED;
    }
  }

  private static boolean isAgentMessage(Obj line) {
    return line.textOr("type", "").equals("response_item")
        && line.object("payload").orElseThrow().textOr("type", "").equals("agent_message");
  }

  private static Obj other() {
    return new Obj(Map.of("type", new Text("other")));
  }

  private static Obj withPayload(Obj line, Obj payload) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(line.fields());
    fields.put("payload", payload);
    return new Obj(fields);
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }
}
