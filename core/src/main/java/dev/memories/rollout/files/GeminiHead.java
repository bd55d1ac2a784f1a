package dev.memories.rollout.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.session.SessionId;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The beginning of a log of Gemini CLI, which names the session; the file name does not. */
final class GeminiHead {
  private static final int HEAD_BYTES = 512;
  private static final String KEY = "\"sessionId\":\"";

  private GeminiHead() {}

  /** The session of a log; empty when its first line names none. */
  static Optional<SessionId> sessionOf(Path log) throws IOException {
    try (InputStream in = PlainFile.open(log)) {
      String head = new String(in.readNBytes(HEAD_BYTES), UTF_8);
      int key = head.indexOf(KEY);
      int from = key + KEY.length();
      int end = from + SessionId.CANONICAL_LENGTH;
      int firstLine = head.indexOf('\n');
      return key < 0 || end > head.length() || (firstLine >= 0 && firstLine < key)
          ? Optional.empty()
          : SessionId.parse(head.substring(from, end));
    }
  }
}
