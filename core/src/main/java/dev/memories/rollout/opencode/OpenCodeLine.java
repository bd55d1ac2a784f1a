package dev.memories.rollout.opencode;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** The form in which sessions of OpenCode are read as a log: a line for each row or document. */
public final class OpenCodeLine {
  private OpenCodeLine() {}

  /**
   * Makes a line, with its line feed, in UTF-8.
   *
   * @param type {@code session}, {@code message} or {@code part}
   * @param time in milliseconds since 1970
   * @param message the id of the message that a part belongs to; null or empty for none
   * @param data JSON
   */
  public static byte[] of(
      String type, long time, @Nullable String id, @Nullable String message, String data) {
    // A line break between the tokens of JSON is white space.
    return "{\"type\":\"%s\",\"time\":%d,\"id\":\"%s\",\"message\":\"%s\",\"data\":%s}\n"
        .formatted(type, time, word(id), word(message), data.replace('\n', ' ').replace('\r', ' '))
        .getBytes(UTF_8);
  }

  /** An id as it can stand in quotes. */
  private static String word(@Nullable String id) {
    return id == null ? "" : id.replaceAll("[^0-9A-Za-z_-]", "");
  }
}
