package dev.memories.rollout.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a log of Claude Code, by which a fork and its parent know each other: a fork
 * begins with copies of the parent's lines, which keep their ids and times.
 *
 * @param firstLine the id of the first line of the conversation
 * @param begunAt the first time in the log; a fork writes its own bookkeeping first
 * @param isOwn whether that line names this session; a copy may name the parent's
 */
record LogHead(Path log, String firstLine, String begunAt, boolean isOwn) {
  /** Most heads are short. A prompt stands before the id of its line, and may be long. */
  private static final List<Integer> LENGTHS = List.of(1 << 12, 1 << 14, 1 << 20);

  private static final Pattern ID = Pattern.compile("\"uuid\":\"([0-9a-f-]{36})\"");
  private static final Pattern TIME = Pattern.compile("\"timestamp\":\"([0-9TZ:.-]{20,30})\"");
  private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([0-9a-f-]{36})\"");
  private static final String CONVERSATION = "{\"parentUuid\":";

  /** Reads the head; empty when the first line of the conversation does not end in it. */
  static Optional<LogHead> of(Path log) {
    try (InputStream in = PlainFile.open(log)) {
      byte[] head = {};
      for (int length : LENGTHS) {
        int before = head.length;
        head = Arrays.copyOf(head, length);
        int read = before + in.readNBytes(head, before, length - before);
        boolean isShort = length == LENGTHS.getFirst() && read == length;
        // What is looked for is ASCII, for which this is the fastest way.
        Optional<LogHead> found = of(log, new String(head, 0, read, ISO_8859_1), isShort);
        if (found.isPresent() || read < length) {
          return found;
        }
      }
    } catch (IOException _) {
      // As far as can be told, no other log continues it.
    }
    return Optional.empty();
  }

  /**
   * @param isShort whether more can be read, if the head does not name a session
   */
  private static Optional<LogHead> of(Path log, String head, boolean isShort) {
    Matcher time = TIME.matcher(head);
    int line = head.startsWith(CONVERSATION) ? 0 : head.indexOf("\n" + CONVERSATION) + 1;
    Matcher id = ID.matcher(head);
    if (!head.startsWith(CONVERSATION, line) || !id.find(line) || !time.find()) {
      return Optional.empty();
    }
    Matcher session = SESSION.matcher(head);
    boolean isNamed = session.find(line);
    if (isShort && !isNamed) {
      return Optional.empty();
    }
    String own = String.valueOf(log.getFileName());
    boolean isOwn = !isNamed || own.startsWith(session.group(1));
    return Optional.of(new LogHead(log, id.group(1), time.group(1), isOwn));
  }

  /** Whether this log was begun before the other one, which may be its fork. */
  boolean isBefore(LogHead other) {
    if (log.getFileName().equals(other.log.getFileName())) {
      return false; // the same session, in two places
    }
    int byTime = begunAt.compareTo(other.begunAt);
    int byOwner = Boolean.compare(other.isOwn, isOwn);
    int byName = log.compareTo(other.log);
    return (byTime != 0 ? byTime : byOwner != 0 ? byOwner : byName) < 0;
  }
}
