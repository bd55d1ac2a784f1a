package dev.memories.recall;

import dev.memories.folder.FileStamp;
import dev.memories.folder.ProjectFolder;
import dev.memories.session.SessionId;
import dev.memories.text.PlainFile;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that a trace names in code spans, with their stamps when the trace was made.
 *
 * <p>One file a session, {@code seen/SESSION.tsv} beside the memory root, because a hook reads it
 * and opens no database: the time of the session's last update, then a line for each file with
 * size, time, checksum and path.
 *
 * @param updatedAt the time of the session's last update, as text
 * @param stamps by path, relative to the project's folder
 */
public record SeenFiles(String updatedAt, Map<String, FileStamp> stamps) {
  private static final String ENDING = ".tsv";
  private static final int MOST_SESSIONS = 10_000;
  private static final int MOST_FILES = 32;
  private static final long MOST_BYTES = 64 * 1024;
  private static final int HEX = 16;
  private static final int FIELDS = 4;

  public SeenFiles {
    stamps = Map.copyOf(stamps);
  }

  static Path file(MemoryRoot root, String session) {
    return root.seen().resolve(session + ENDING);
  }

  /** Takes the stamps of a new trace. Those taken for the same state of the session stay. */
  public static void take(MemoryRoot root, Trace trace) throws IOException {
    take(root, trace, ProjectFolder.of(trace.project()));
  }

  static void take(MemoryRoot root, Trace trace, ProjectFolder folder) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    if (folder.isThere()) {
      trace.body().lines().forEach(line -> words.addAll(NamedFiles.in(line)));
    }
    String updatedAt = trace.subject().updatedAt().toString();
    SeenFiles before = read(file(root, trace.id().value()));
    Map<String, FileStamp> stamps = new LinkedHashMap<>();
    if (before.updatedAt.equals(updatedAt)) {
      stamps.putAll(before.stamps);
    }
    for (String word : words) {
      if (stamps.size() < MOST_FILES && !stamps.containsKey(word)) {
        folder.stamp(word).ifPresent(stamp -> stamps.put(word, stamp));
      }
    }
    if (!stamps.isEmpty()) {
      PrivateFiles.createFolders(root.seen());
      PrivateFiles.write(file(root, trace.id().value()), new SeenFiles(updatedAt, stamps).text());
    }
  }

  /** Removes what a session has seen; an absent file is fine. */
  public static void forget(MemoryRoot root, SessionId session) throws IOException {
    Files.deleteIfExists(file(root, session.value()));
  }

  /** The sessions that have seen files, by their names; at most 10,000. */
  public static List<String> sessions(MemoryRoot root) {
    List<String> sessions = new ArrayList<>();
    if (Files.isDirectory(root.seen(), LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(root.seen(), "*" + ENDING)) {
        for (Path file : files) {
          String name = String.valueOf(file.getFileName());
          if (sessions.size() < MOST_SESSIONS) {
            sessions.add(name.substring(0, name.length() - ENDING.length()));
          }
        }
      } catch (IOException | DirectoryIteratorException _) {
        // Nothing is known then.
      }
    }
    return sessions;
  }

  /** Copies what a session has seen to another project, unless that has the same or newer. */
  public static void copy(MemoryRoot from, MemoryRoot to, SessionId session) throws IOException {
    Path source = file(from, session.value());
    Path target = file(to, session.value());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(source)) >= 0) {
      return;
    }
    PrivateFiles.createFolders(to.seen());
    PlainFile.copy(
        source, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private String text() {
    StringBuilder text = new StringBuilder(updatedAt).append('\n');
    stamps.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            seen ->
                text.append(seen.getValue().size())
                    .append('\t')
                    .append(seen.getValue().modifiedAt())
                    .append('\t')
                    .append(Long.toHexString(seen.getValue().checksum()))
                    .append('\t')
                    .append(seen.getKey())
                    .append('\n'));
    return text.toString();
  }

  /** Reads a session's file; nothing was seen where it is missing or malformed. */
  static SeenFiles read(Path file) {
    Map<String, FileStamp> stamps = new HashMap<>();
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
        return new SeenFiles("", Map.of());
      }
      List<String> lines = PlainFile.lenientText(file).lines().toList();
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        String[] fields = line.split("\t", FIELDS);
        if (fields.length == FIELDS) {
          stamps.put(
              fields[3],
              new FileStamp(
                  Long.parseLong(fields[0]),
                  Long.parseLong(fields[1]),
                  Long.parseLong(fields[2], HEX)));
        }
      }
      return new SeenFiles(lines.isEmpty() ? "" : lines.getFirst(), stamps);
    } catch (IOException | NumberFormatException _) {
      return new SeenFiles("", Map.of());
    }
  }
}
