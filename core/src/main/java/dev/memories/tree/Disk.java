package dev.memories.tree;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file operations with which outputs are kept and swapped.
 *
 * <p>An operation's result is on the disk when it returns; a crash may happen between any two.
 * Links are copied, moved and removed as links, never followed. Not final, so that a test can end
 * the program at every step.
 */
public class Disk {
  public Disk() {}

  /** Renames within one file system; replaces an existing file, but not a folder. */
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    flush(folderOf(to));
    flush(folderOf(from));
  }

  /** Copies a file, or a folder with its contents; files become 0600, folders 0700. */
  public void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new Copying(from, to));
    flush(folderOf(to));
  }

  public void write(Path file, String text) throws IOException {
    PrivateFiles.write(file, text);
    flush(folderOf(file));
  }

  /** Removes a file, a link, or a folder with its contents; an absent file is fine. */
  public void delete(Path path) throws IOException {
    try {
      Files.walkFileTree(path, new Removing());
    } catch (NoSuchFileException _) {
      return;
    }
    flush(folderOf(path));
  }

  /** Removes a folder if it is empty; an absent folder is fine. */
  public void deleteIfEmpty(Path folder) throws IOException {
    try {
      if (Files.deleteIfExists(folder)) {
        flush(folderOf(folder));
      }
    } catch (DirectoryNotEmptyException _) {
      // Somebody else uses it.
    }
  }

  /** Makes files written by another program private, and flushes them to the disk. */
  public void settle(Path path) throws IOException {
    Files.walkFileTree(path, new Settling());
  }

  public static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path folderOf(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent());
  }

  private static void flush(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private record Copying(Path from, Path to) implements java.nio.file.FileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      PrivateFiles.createFolders(target(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink()) {
        Files.copy(file, target(file), LinkOption.NOFOLLOW_LINKS);
      } else {
        PlainFile.copy(file, target(file));
        makePrivate(target(file), "rw-------");
        flush(target(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      flush(target(folder));
      return FileVisitResult.CONTINUE;
    }

    private Path target(Path path) {
      return path.equals(from) ? to : to.resolve(from.relativize(path).toString());
    }
  }

  /** Removes unreadable and read-only files and folders, too. */
  private static final class Removing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      makePrivate(folder, "rwx------");
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
      if (!(failure instanceof AccessDeniedException) || Files.isReadable(path)) {
        throw failure;
      }
      makePrivate(path, "rwx------");
      Files.walkFileTree(path, new Removing());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  private static final class Settling extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        makePrivate(file, "rw-------");
        flush(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      makePrivate(folder, "rwx------");
      flush(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  private static void makePrivate(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
