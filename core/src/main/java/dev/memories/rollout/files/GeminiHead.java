package dev.memories.rollout.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.session.Agent;
import dev.memories.session.SessionId;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The beginning of a log of Gemini CLI, which names the session; the file name does not. The
 * documents of earlier releases have a line for each field.
 */
final class GeminiHead {
  private static final int HEAD_BYTES = 512;
  private static final String KEY = "\"sessionId\"";

  private GeminiHead() {}

  /** The session of a log; empty when its first line, or the head of a document, names none. */
  static Optional<SessionId> sessionOf(Path log) throws IOException {
    try (InputStream in = PlainFile.open(log)) {
      String head = new String(in.readNBytes(HEAD_BYTES), UTF_8);
      int key = head.indexOf(KEY);
      int from = head.indexOf('"', Math.max(key, 0) + KEY.length()) + 1;
      int end = from + SessionId.CANONICAL_LENGTH;
      int firstLine =
          Agent.isGeminiDocument(String.valueOf(log.getFileName())) ? -1 : head.indexOf('\n');
      return key < 0 || from == 0 || end > head.length() || (firstLine >= 0 && firstLine < key)
          ? Optional.empty()
          : SessionId.parse(head.substring(from, end));
    }
  }
}
