package dev.memories.pipeline.share;

import dev.memories.failure.FailureKind;
import dev.memories.recall.MemoryBullet;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import dev.memories.text.StoredPath;
import dev.memories.text.TerminalText;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder {@code .memories/shared} in a project's folder: a file for each bullet, named by its
 * id, so that git merges them bullet by bullet. The user commits it; git is not run.
 *
 * @param project the folder of the project
 */
public record SharedFolder(Path project, SecretRedactor redactor) {
  private static final int MAX_FILES = 500;
  private static final String PERMISSIONS = "check the permissions there";

  /** Ends the name of a file that is being written. */
  private static final String NEW = ".new";

  private static final long MAX_FILE_BYTES = 8 * 1024;
  private static final String ENDING = ".md";
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}\\.md");

  /** A file of the folder and the bullets in it. */
  private record SharedFile(Path path, List<MemoryBullet> bullets) {}

  /**
   * What the folder holds.
   *
   * @param leftOut names of files that are not used, each with the reason
   */
  public record Contents(List<MemoryBullet> bullets, List<String> leftOut) {
    public Contents {
      bullets = List.copyOf(bullets);
      leftOut = List.copyOf(leftOut);
    }
  }

  public static SharedFolder of(Project project, SecretRedactor redactor) {
    return new SharedFolder(StoredPath.of(project.cwd()), redactor);
  }

  /** The folder, which need not exist. */
  public Path path() {
    return project.resolve(".memories").resolve("shared");
  }

  /**
   * Reads the folder; a folder that is absent is empty.
   *
   * @throws TreeException when it is a link, or holds too many files
   */
  public Contents read() {
    List<String> leftOut = new ArrayList<>();
    List<MemoryBullet> bullets = new ArrayList<>();
    files(leftOut).forEach(file -> bullets.addAll(file.bullets()));
    return new Contents(bullets, leftOut);
  }

  /**
   * Adds a bullet.
   *
   * @return its file; empty when a bullet with these words is there
   */
  public Optional<Path> add(MemoryBullet bullet, boolean withEvidence) {
    String attempted = "share the bullet " + bullet.id();
    String statement = SharedText.clean(bullet.statement(), redactor);
    String id = MemoryBullet.idOf(statement);
    MemoryBullet shared = new MemoryBullet(id, bullet.topic(), statement, bullet.citation());
    if (!SharedText.isPlain(shared)) {
      throw refused(
          attempted,
          "it is too long, or no plain line of Markdown",
          "memories edit gives it other words");
    }
    if (read().bullets().stream().anyMatch(known -> known.id().equals(id))) {
      return Optional.empty();
    }
    if (!Files.isDirectory(project, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(
          attempted,
          "there is no folder " + project,
          "if it was moved, `memories projects move OLD NEW` takes its memory along");
    }
    Path file = path().resolve(id + ENDING);
    try {
      Files.createDirectories(path());
      write(file, SharedText.of(shared, withEvidence));
    } catch (IOException e) {
      throw refused("write " + file, withoutNew(e), PERMISSIONS);
    }
    return Optional.of(file);
  }

  /** Removes a bullet from every file that holds it. Other bullets of a conflict stay. */
  public List<Path> remove(String id) {
    List<Path> changed = new ArrayList<>();
    for (SharedFile file : files(new ArrayList<>())) {
      List<MemoryBullet> left =
          file.bullets().stream().filter(bullet -> !bullet.id().equals(id)).toList();
      if (left.size() == file.bullets().size()) {
        continue;
      }
      try {
        if (left.isEmpty()) {
          Files.delete(file.path());
        } else {
          StringBuilder text = new StringBuilder();
          left.forEach(bullet -> text.append(SharedText.of(bullet, true)));
          write(file.path(), text.toString());
        }
      } catch (IOException e) {
        throw refused("write " + file.path(), withoutNew(e), PERMISSIONS);
      }
      changed.add(file.path());
    }
    return changed;
  }

  /** A crash leaves the file as it was; a link in its place is replaced and not followed. */
  private static void write(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + NEW);
    Files.deleteIfExists(beside);
    Files.writeString(beside, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<SharedFile> files(List<String> leftOut) {
    List<Path> paths = new ArrayList<>();
    for (Path folder : List.of(project.resolve(".memories"), path())) {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        return List.of();
      }
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw refused("read " + folder, "it is a link, or no folder", "put a folder in its place");
      }
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path())) {
      for (Path entry : entries) {
        paths.add(entry);
        if (paths.size() > MAX_FILES) {
          throw refused(
              "read " + path(),
              "it holds more than " + MAX_FILES + " files",
              "memories share --remove BULLET takes some out");
        }
      }
    } catch (IOException e) {
      throw refused("read " + path(), IoReason.of(e), PERMISSIONS);
    }
    paths.sort(null);
    List<SharedFile> files = new ArrayList<>();
    for (Path path : paths) {
      read(path, files).ifPresent(reason -> leftOut.add(name(path) + ": " + reason));
    }
    return files;
  }

  /** Adds the bullets of a file, or says why it is left out. */
  private Optional<String> read(Path path, List<SharedFile> files) {
    try {
      if (!NAME.matcher(String.valueOf(path.getFileName())).matches()) {
        return Optional.of("its name is not that of a bullet");
      }
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of("it is a link, or no file");
      }
      if (Files.size(path) > MAX_FILE_BYTES) {
        return Optional.of("it is larger than " + MAX_FILE_BYTES / 1024 + " KiB");
      }
      List<MemoryBullet> bullets = SharedText.bullets(PlainFile.lenientText(path), redactor);
      if (bullets.isEmpty()) {
        return Optional.of("it holds no plain bullet");
      }
      files.add(new SharedFile(path, bullets));
      return Optional.empty();
    } catch (IOException _) {
      return Optional.of("it cannot be read");
    }
  }

  private static String name(Path path) {
    return TerminalText.escapeLine(String.valueOf(path.getFileName()));
  }

  /** The reason, with the name that the file has in the end. */
  private static String withoutNew(IOException e) {
    String reason = IoReason.of(e);
    return reason.endsWith(NEW) ? reason.substring(0, reason.length() - NEW.length()) : reason;
  }

  private static TreeException refused(String attempted, String reason, String hint) {
    return new TreeException(FailureKind.IO, attempted, reason, hint);
  }
}
