package dev.memories.folder;

import dev.memories.session.Project;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a project, where it exists on this machine.
 *
 * <p>Only named files are read, in bounded memory: no links, nothing outside the folder.
 */
public final class ProjectFolder {
  private static final long MAX_FILE_BYTES = 256 * 1024;

  /** The documents that an agent reads by itself, or that everybody knows. */
  private static final List<String> DOCUMENTS =
      List.of("AGENTS.md", "CLAUDE.md", "README.md", "README", "CONTRIBUTING.md");

  /** How many bytes all stamps together may read: an agent waits for them. */
  private static final long MAX_STAMPED_BYTES = 1024 * 1024;

  private final @Nullable Path folder;

  /** What has been read, since many statements name the same makefile. */
  private final Map<String, Optional<String>> texts = new HashMap<>();

  private long bytesToStamp = MAX_STAMPED_BYTES;

  private ProjectFolder(@Nullable Path folder) {
    this.folder = folder;
  }

  public static ProjectFolder of(Project project) {
    try {
      Path folder = Path.of(project.cwd());
      boolean isThere = folder.isAbsolute() && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
      return isThere ? new ProjectFolder(folder) : absent();
    } catch (InvalidPathException _) {
      return absent();
    }
  }

  /** A folder that is not on this machine: nothing is known of its files. */
  public static ProjectFolder absent() {
    return new ProjectFolder(null);
  }

  /** Whether the folder is on this machine. */
  public boolean isThere() {
    return folder != null;
  }

  /**
   * Whether a file is gone: its path is relative and the folder that it should be in exists.
   *
   * @param path as in a command or statement; one that leaves the folder is never gone
   */
  public boolean lacks(String path) {
    return resolved(path)
        .filter(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .filter(file -> hasTopFolder(file))
        .isPresent();
  }

  /** Without its first folder, a path may be meant from another folder than this one. */
  private boolean hasTopFolder(Path file) {
    Path root = Objects.requireNonNull(folder);
    Path relative = root.relativize(file);
    return relative.getNameCount() == 1
        || Files.isDirectory(root.resolve(relative.getName(0)), LinkOption.NOFOLLOW_LINKS);
  }

  /** The text of the documents that the project has; empty when there are none. */
  public String documents() {
    return DOCUMENTS.stream()
        .map(this::read)
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  /** A file of the folder; empty when it is no small plain file. */
  public Optional<String> read(String name) {
    return texts.computeIfAbsent(name, file -> resolved(file).flatMap(ProjectFolder::text));
  }

  /** The stamp of a file; empty when it is no small plain file of the folder. */
  public Optional<FileStamp> stamp(String name) {
    return resolved(name).flatMap(this::stamp);
  }

  private Optional<FileStamp> stamp(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > Math.min(MAX_FILE_BYTES, bytesToStamp)) {
        return Optional.empty();
      }
      long modifiedAt = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
      byte[] content = PlainFile.bytes(file);
      bytesToStamp -= content.length;
      CRC32 checksum = new CRC32();
      checksum.update(content);
      return Optional.of(new FileStamp(content.length, modifiedAt, checksum.getValue()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /**
   * Whether a file has another content than at the time of a stamp. False when it is gone or cannot
   * be told.
   */
  public boolean hasChanged(String name, FileStamp then) {
    Path file = resolved(name).orElse(null);
    try {
      if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      boolean isSameSize = Files.size(file) == then.size();
      boolean isSameTime =
          Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis()
              == then.modifiedAt();
      return !isSameSize
          || (!isSameTime
              && stamp(file).filter(now -> now.checksum() != then.checksum()).isPresent());
    } catch (IOException _) {
      return false;
    }
  }

  private static Optional<String> text(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > MAX_FILE_BYTES) {
        return Optional.empty();
      }
      return Optional.of(PlainFile.lenientText(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Optional<Path> resolved(String path) {
    if (folder == null) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(path).normalize();
      return file.startsWith(folder) && !file.equals(folder) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
