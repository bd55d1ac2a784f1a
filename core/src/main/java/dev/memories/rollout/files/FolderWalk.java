package dev.memories.rollout.files;

import dev.memories.rollout.files.RolloutFiles.Folder;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.files.RolloutFiles.Unreadable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One walk through the folders below a root, which may itself be a link; others are not followed.
 */
final class FolderWalk {
  private final boolean archived;
  private final List<Folder> folders;
  private final List<Unreadable> unreadable;

  private FolderWalk(boolean archived, List<Folder> folders, List<Unreadable> unreadable) {
    this.archived = archived;
    this.folders = folders;
    this.unreadable = unreadable;
  }

  /**
   * Adds the folders that hold rollouts, and what cannot be looked at.
   *
   * @param archived whether what is found counts as archived
   */
  static void of(Path root, boolean archived, List<Folder> folders, List<Unreadable> unreadable) {
    if (Files.isDirectory(root)) {
      new FolderWalk(archived, folders, unreadable).visit(root);
    }
  }

  private void visit(Path folder) {
    List<Found> found = new ArrayList<>();
    List<Path> inside = new ArrayList<>();
    boolean whole = true;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        look(entry, found, inside);
      }
    } catch (IOException e) {
      unreadable.add(unreadable(folder, e));
      whole = false;
    } catch (DirectoryIteratorException e) {
      unreadable.add(unreadable(folder, Objects.requireNonNull(e.getCause())));
      whole = false;
    }
    if (!found.isEmpty()) {
      found.sort((one, other) -> one.fileName().compareTo(other.fileName()));
      folders.add(new Folder(folder, found, whole));
    }
    inside.sort(null);
    inside.forEach(this::visit);
  }

  private void look(Path entry, List<Found> found, List<Path> inside) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      String name = String.valueOf(entry.getFileName());
      if (attributes.isDirectory()) {
        inside.add(entry);
      } else if (attributes.isRegularFile() && RolloutName.isRollout(name)) {
        add(entry, name, attributes, found);
      }
    } catch (NoSuchFileException _) {
      // Gone since the folder was listed.
    } catch (IOException e) {
      unreadable.add(unreadable(entry, e));
    }
  }

  private void add(Path file, String name, BasicFileAttributes attributes, List<Found> found) {
    if (RolloutName.holdsId(name)) {
      Instant modifiedAt = attributes.lastModifiedTime().toInstant();
      found.add(new Found(file, name, archived, attributes.size(), modifiedAt));
    } else {
      unreadable.add(new Unreadable(file, "its name holds no session id"));
    }
  }

  private static Unreadable unreadable(Path path, IOException e) {
    return new Unreadable(path, e.getClass().getSimpleName() + ": " + e.getMessage());
  }
}
