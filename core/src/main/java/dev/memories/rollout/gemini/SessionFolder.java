package dev.memories.rollout.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.text.PlainFile;
import dev.memories.text.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the folder in which a session of Gemini CLI began (docs/spec/gemini.md 1.2).
 *
 * <p>It stands in a file beside the logs. Earlier releases wrote only its SHA-256; then it is the
 * folder with that hash among those around the paths that the session names.
 */
final class SessionFolder {
  private static final String ROOT = ".project_root";
  private static final Set<String> SKIPPED_FIELDS = Set.of();
  private static final int HASH_LENGTH = 64;

  /** A path in quotes may have blanks; one in a text ends at the first. */
  private static final Pattern PATH =
      Pattern.compile("\"(/[^\"\\\\]{1,400})\"|(?<![\\w./~-])(/[\\w.@+/-]{1,400})");

  /** Bounds on the work: a session names its folder early. */
  private static final int MOST_LINES = 400;

  private static final int MOST_CHARS = 1 << 20;
  private static final int MOST_FOLDERS = 4096;

  private final String hash;
  private final Set<String> tried = new HashSet<>();

  private SessionFolder(String hash) {
    this.hash = hash;
  }

  /** The folder; empty when nothing tells it. */
  static String of(Path log) throws IOException {
    Path chats = log.toAbsolutePath().getParent();
    Path folder = chats == null ? null : chats.getParent();
    try {
      return folder == null ? "" : PlainFile.lenientText(folder.resolve(ROOT)).strip();
    } catch (IOException _) {
      return byHash(log);
    }
  }

  private static String byHash(Path log) throws IOException {
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(log), 0, 0)) {
      String hash = lines.nextNotBlank() ? hash(lines) : "";
      if (hash.length() != HASH_LENGTH) {
        return "";
      }
      SessionFolder wanted = new SessionFolder(hash);
      int chars = 0;
      for (int i = 0; i < MOST_LINES && chars < MOST_CHARS && lines.nextNotBlank(); i++) {
        int length = Math.min(lines.to() - lines.from(), MOST_CHARS - chars);
        chars += length;
        String found = wanted.in(new String(lines.bytes(), lines.from(), length, UTF_8));
        if (!found.isEmpty()) {
          return found;
        }
      }
      return "";
    }
  }

  private static String hash(RolloutLines header) {
    try {
      return JsonLines.parse(header.bytes(), header.from(), header.to(), SKIPPED_FIELDS)
          .textOr("projectHash", "");
    } catch (JsonProcessingException _) {
      return "";
    }
  }

  private String in(String line) {
    Matcher path = PATH.matcher(line);
    while (path.find() && tried.size() < MOST_FOLDERS) {
      String at = path.group(1) == null ? path.group(2) : path.group(1);
      while (!at.isEmpty() && tried.add(at)) {
        if (Sha256.hex(at.getBytes(UTF_8)).equals(hash)) {
          return at;
        }
        at = at.substring(0, at.lastIndexOf('/'));
      }
    }
    return "";
  }
}
