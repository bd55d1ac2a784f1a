package dev.memories.rollout.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.memories.session.Agent;
import dev.memories.text.PlainFile;
import dev.memories.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the folder in which a session of Gemini CLI began (docs/spec/gemini.md 1.2).
 *
 * <p>It stands in a file beside the logs. Earlier releases wrote only its SHA-256; then it is the
 * folder with that hash among those around the paths that the session names, a session beside it,
 * or the program's list of folders.
 */
final class SessionFolder {
  private static final String ROOT = ".project_root";
  private static final List<String> LISTS = List.of("projects.json", "trustedFolders.json");
  private static final Pattern HASH =
      Pattern.compile("\"projectHash\"\\s{0,4}:\\s{0,4}\"([0-9a-f]{64})\"");

  /** A path in quotes may have blanks; one in a text ends at the first. */
  private static final Pattern PATH =
      Pattern.compile(
          "\"(/[^\"\\\\]{1,400})\"|(?<![\\w./~-])(/[^\\s\"'`\\\\<>|:;,()\\[\\]{}*?]{1,400})");

  /** Bounds on the work: a session names its folder early. */
  private static final int HEAD_BYTES = 1 << 12;

  private static final int MOST_BYTES = 1 << 19;
  private static final int MOST_SIBLINGS = 20;
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
    if (chats == null || folder == null) {
      return "";
    }
    try {
      return PlainFile.lenientText(folder.resolve(ROOT)).strip();
    } catch (IOException _) {
      Matcher hash = HASH.matcher(beginning(log, HEAD_BYTES));
      return hash.find() ? new SessionFolder(hash.group(1)).inAny(places(log, chats)) : "";
    }
  }

  /** The files that may name the folder, the session first. */
  private static List<Path> places(Path log, Path chats) {
    List<Path> places = new ArrayList<>(List.of(log));
    for (String list : LISTS) {
      places.add(chats.resolve("../../..").normalize().resolve(list));
    }
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(
            chats, file -> Agent.isGeminiLog(String.valueOf(file.getFileName())))) {
      List<Path> sorted = new ArrayList<>();
      siblings.forEach(sorted::add);
      sorted.sort(null);
      places.addAll(sorted.subList(0, Math.min(MOST_SIBLINGS, sorted.size())));
    } catch (IOException | DirectoryIteratorException _) {
      return places;
    }
    return places;
  }

  private String inAny(List<Path> files) throws IOException {
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        String found = in(beginning(file, MOST_BYTES));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static String beginning(Path file, int bytes) throws IOException {
    try (InputStream in = PlainFile.open(file)) {
      return new String(in.readNBytes(bytes), UTF_8);
    }
  }

  private String in(String text) {
    Matcher path = PATH.matcher(text);
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
