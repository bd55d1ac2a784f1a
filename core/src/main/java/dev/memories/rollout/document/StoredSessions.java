package dev.memories.rollout.document;

import dev.memories.session.Agent;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The sessions that earlier releases of OpenCode kept in a folder, a small JSON document for each
 * session, message and part (docs/spec/opencode.md 6).
 *
 * <p>A session reads like a log of lines, as that of a database does. Its path is that of the
 * folder with the session's id behind it.
 */
public final class StoredSessions {
  private static final String DOCUMENT = ".json";

  private StoredSessions() {}

  /**
   * A session in a folder.
   *
   * @param sizeBytes bytes of its messages and parts
   */
  public record Stored(String id, long sizeBytes, Instant updatedAt) {}

  /** The folders of sessions in OpenCode's folder, that of the later releases first. */
  public static List<Path> folders(Path openCode) throws IOException {
    List<Path> folders = new ArrayList<>();
    Path storage = openCode.resolve("storage");
    if (Files.isDirectory(storage.resolve("session"))) {
      folders.add(storage);
    }
    for (Path project : entries(openCode.resolve("project"))) {
      Path sessions = project.resolve("storage", "session");
      if (Files.isDirectory(sessions.resolve("info"))) {
        folders.add(sessions);
      }
    }
    return folders;
  }

  /** The sessions of a folder that a person began. */
  public static List<Stored> in(Path folder) throws IOException {
    List<Stored> sessions = new ArrayList<>();
    for (Path list : lists(folder)) {
      for (Path document : entries(list)) {
        String id = id(document);
        if (Agent.isOpenCodeId(id) && isBegunByAPerson(document)) {
          sessions.add(stored(folder, id, document));
        }
      }
    }
    return sessions;
  }

  /** The folders with the documents of sessions. */
  private static List<Path> lists(Path folder) throws IOException {
    Path info = folder.resolve("info");
    return Files.isDirectory(info) ? List.of(info) : entries(folder.resolve("session"));
  }

  private static boolean isBegunByAPerson(Path document) {
    try {
      return StoredLines.parse(PlainFile.bytes(document)).text("parentID") == null;
    } catch (IOException _) {
      return true; // the reader says why it cannot be read
    }
  }

  private static Stored stored(Path folder, String id, Path document) throws IOException {
    long bytes = 0;
    Instant updatedAt = Files.getLastModifiedTime(document).toInstant();
    for (Path message : documents(folder, id)) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(message, BasicFileAttributes.class);
        Instant time = attributes.lastModifiedTime().toInstant();
        bytes += attributes.size();
        updatedAt = time.isAfter(updatedAt) ? time : updatedAt;
      } catch (NoSuchFileException _) {
        // A link to nothing, or deleted since the folder was listed.
      }
    }
    return new Stored(id, bytes, updatedAt);
  }

  /** The messages of a session, each before its parts. Ids are in the order of time. */
  private static List<Path> documents(Path folder, String id) throws IOException {
    List<Path> documents = new ArrayList<>();
    Path parts = folder.resolve("part");
    for (Path message : entries(folder.resolve("message").resolve(id))) {
      documents.add(message);
      documents.addAll(entries(parts.resolve(id(message))));
      documents.addAll(entries(parts.resolve(id).resolve(id(message))));
    }
    return documents;
  }

  /** Whether the folder can be read, and has no such session. */
  public static boolean isGone(Path session) {
    Path folder = folder(session);
    try {
      return Files.isReadable(folder) && document(session).isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  private static Optional<Path> document(Path session) throws IOException {
    String name = session.getFileName() + DOCUMENT;
    return lists(folder(session)).stream()
        .map(list -> list.resolve(name))
        .filter(document -> Files.isRegularFile(document, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  /** Opens a session for reading as lines. */
  public static InputStream open(Path session) throws IOException {
    Path document =
        document(session).orElseThrow(() -> new NoSuchFileException(session.toString()));
    return new StoredLines(
        document, documents(folder(session), String.valueOf(session.getFileName())));
  }

  private static Path folder(Path session) {
    return Objects.requireNonNull(session.toAbsolutePath().getParent());
  }

  /** The id in the name of a document. */
  static String id(Path document) {
    String name = String.valueOf(document.getFileName());
    return name.endsWith(DOCUMENT) ? name.substring(0, name.length() - DOCUMENT.length()) : name;
  }

  /** What is in a folder, sorted; nothing where there is none. */
  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(entries::add);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    entries.sort(null);
    return entries;
  }
}
