package dev.memories.rollout.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * A record in the form of Codex, translated from a line of another agent.
 *
 * @param number the number of the line in the log
 * @param isWhole whether the line has a line break at its end
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record TranslatedRecord(byte[] bytes, long number, boolean isWhole) implements LogLine {
  /** A record with this envelope. */
  public static TranslatedRecord of(
      @Nullable String timestamp, String type, Obj payload, long number, boolean isWhole) {
    String json =
        Json.object()
            .put("timestamp", timestamp)
            .put("type", type)
            .put("payload", payload)
            .build()
            .compact();
    return new TranslatedRecord(json.getBytes(UTF_8), number, isWhole);
  }

  @Override
  public int from() {
    return 0;
  }

  @Override
  public int to() {
    return bytes.length;
  }
}
