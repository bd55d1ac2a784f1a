package dev.memories.rollout.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.dialect.Json;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.LineStream;
import dev.memories.rollout.opencode.OpenCodeLine;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a session of OpenCode as lines of JSON, one document in memory at a time. The
 * lines have the form of those that a database gives.
 */
final class StoredLines extends LineStream {
  /** Longer documents are left out, so that a line stays in bounded memory. */
  private static final int MOST_BYTES = 16 << 20;

  private static final byte[] TOO_LONG = "{\"type\":\"too long\"}".getBytes(UTF_8);

  /** What is not needed to place a document. */
  private static final Set<String> TEXTS =
      Set.of("text", "output", "input", "metadata", "summary", "url", "source");

  private static final String NO_MESSAGE = "";

  private final Path session;
  private final List<Path> documents;
  private String message = NO_MESSAGE;
  private long messageTime;
  private byte @Nullable [] header;
  private int next;

  /**
   * @param documents the messages, each before its parts
   */
  StoredLines(Path session, List<Path> documents) throws IOException {
    this.session = session;
    this.documents = List.copyOf(documents);
    this.header = header();
  }

  /** Parses a document, without its longer texts. */
  static Obj parse(byte[] document) throws JsonProcessingException {
    return JsonLines.parse(document, 0, document.length, TEXTS);
  }

  private byte[] header() throws IOException {
    byte[] document = PlainFile.bytes(session);
    try {
      Obj found = parse(document);
      String directory = found.text("directory");
      Json data =
          Json.object()
              .put("directory", directory == null ? folderOfMessages() : directory)
              .put("version", found.text("version"));
      found.object("revert").ifPresent(revert -> data.put("revert", text(revert)));
      return line(
          "session",
          time(found, "created"),
          StoredSessions.id(session),
          NO_MESSAGE,
          text(data.build()).getBytes(UTF_8));
    } catch (JsonProcessingException _) {
      return line("session", 0, StoredSessions.id(session), NO_MESSAGE, document);
    }
  }

  /** Early releases keep the folder only with the answers. */
  private String folderOfMessages() throws IOException {
    for (Path document : documents) {
      try {
        Obj found = parse(bytes(document));
        String folder = found.object("path").map(path -> path.textOr("cwd", "")).orElse("");
        if (!folder.isEmpty()) {
          return folder;
        }
      } catch (JsonProcessingException _) {
        // The next may tell.
      }
    }
    return "";
  }

  private static String text(Obj object) {
    StringBuilder text = new StringBuilder();
    object.writeTo(text);
    return text.toString();
  }

  @Override
  protected byte @Nullable [] nextLine() throws IOException {
    byte[] first = header;
    if (first != null) {
      header = null;
      return first;
    }
    while (next < documents.size()) {
      Path document = documents.get(next++);
      try {
        return line(document, bytes(document));
      } catch (NoSuchFileException _) {
        // Deleted since the folder was listed.
      }
    }
    return null;
  }

  private static byte[] bytes(Path document) throws IOException {
    return Files.size(document) > MOST_BYTES ? TOO_LONG : PlainFile.bytes(document);
  }

  private byte[] line(Path document, byte[] bytes) {
    String id = StoredSessions.id(document);
    boolean isMessage = id.startsWith("msg_");
    long time = 0;
    try {
      Obj found = parse(bytes);
      time = isMessage ? time(found, "created") : partTime(found);
    } catch (JsonProcessingException _) {
      // Readers find that the line is damaged.
    }
    if (isMessage) {
      message = id;
      messageTime = time;
      return line("message", time, id, NO_MESSAGE, bytes);
    }
    return line("part", time == 0 ? messageTime : time, id, message, bytes);
  }

  private static long partTime(Obj part) {
    long own = time(part, "start");
    return own != 0 ? own : part.object("state").map(state -> time(state, "start")).orElse(0L);
  }

  private static long time(Obj object, String key) {
    return object.object("time").map(time -> time.number(key)).orElse(0L);
  }

  private static byte[] line(String type, long time, String id, String message, byte[] data) {
    String text = new String(data, UTF_8);
    return OpenCodeLine.of(type, time, id, message, text.isBlank() ? "?" : text);
  }
}
