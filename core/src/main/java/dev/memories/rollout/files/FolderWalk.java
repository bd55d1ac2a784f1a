package dev.memories.rollout.files;

import dev.memories.rollout.database.SessionDatabase;
import dev.memories.rollout.document.StoredSessions;
import dev.memories.rollout.document.StoredSessions.Stored;
import dev.memories.rollout.files.RolloutFiles.Folder;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.files.RolloutFiles.Unreadable;
import dev.memories.session.Agent;
import dev.memories.session.SessionId;
import dev.memories.text.IoReason;
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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A walk through the folders below one or more roots, looking for rollouts. Links are followed, but
 * no folder is visited twice.
 */
final class FolderWalk {
  private final List<Folder> folders = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private final Set<Object> visited = new HashSet<>();
  private final List<Path> linked = new ArrayList<>();

  /**
   * Walks through a root, if it is a folder.
   *
   * @param archived whether the rollouts in it are archived
   */
  void visit(Path root, boolean archived) {
    if (Files.isDirectory(root)) {
      visitOnce(root, archived);
      // Linked folders come last, so that a folder is found at its own place first.
      while (!linked.isEmpty()) {
        visitOnce(linked.removeFirst(), archived);
      }
    }
  }

  private void visitOnce(Path folder, boolean archived) {
    try {
      Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
      if (key == null || visited.add(key)) {
        visitFolder(folder, archived);
      }
    } catch (IOException e) {
      addUnreadable(folder, e);
    }
  }

  /**
   * Looks for logs of Claude Code in the folders directly below a root. What lies deeper are logs
   * of sub-agents and files of a session.
   */
  void visitProjects(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> projects = new ArrayList<>();
    list(
        root,
        entry -> {
          if (Files.isDirectory(entry)) {
            projects.add(entry);
          }
        });
    projects.sort(null);
    projects.forEach(this::visitProject);
  }

  /** Looks for logs of Gemini CLI in the {@code chats} of the folders directly below a root. */
  void visitChats(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> chats = new ArrayList<>();
    list(
        root,
        entry -> {
          if (Files.isDirectory(entry.resolve("chats"))) {
            chats.add(entry.resolve("chats"));
          }
        });
    chats.sort(null);
    chats.forEach(this::visitProject);
  }

  private void visitProject(Path folder) {
    try {
      Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
      if (key == null || visited.add(key)) {
        List<Found> found = new ArrayList<>();
        add(folder, found, list(folder, entry -> lookAtLog(entry, found)));
      }
    } catch (IOException e) {
      addUnreadable(folder, e);
    }
  }

  private void lookAtLog(Path log, List<Found> found) {
    String name = String.valueOf(log.getFileName());
    boolean isGemini = Agent.isGeminiLog(name);
    if (!isGemini && !Agent.isClaudeLog(name)) {
      return;
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(log, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return;
      }
      SessionId id = isGemini ? GeminiHead.sessionOf(log).orElse(null) : null;
      if (isGemini && id == null) {
        unreadable.add(new Unreadable(log, "its first line names no session"));
        return;
      }
      found.add(
          new Found(
              log,
              name,
              false,
              attributes.size(),
              attributes.lastModifiedTime().toInstant(),
              id,
              false));
    } catch (NoSuchFileException _) {
      // Deleted since the folder was listed.
    } catch (IOException e) {
      addUnreadable(log, e);
    }
  }

  /**
   * Looks for the sessions of OpenCode in its folder. What an earlier release kept in documents
   * counts only where no database has it.
   *
   * @param kept the folder in which lists of sessions are kept; null for none
   */
  void visitOpenCode(Path folder, @Nullable Path kept) {
    Set<String> known = visitDatabases(folder, kept);
    try {
      for (Path stored : StoredSessions.folders(folder)) {
        visitStored(stored, known);
      }
    } catch (IOException e) {
      addUnreadable(folder, e);
    }
  }

  private void visitStored(Path folder, Set<String> known) {
    try {
      List<Found> found = new ArrayList<>();
      for (Stored session : StoredSessions.in(folder)) {
        if (known.add(session.id())) {
          found.add(
              new Found(
                  folder.resolve(session.id()),
                  session.id(),
                  false,
                  session.sizeBytes(),
                  session.updatedAt()));
        }
      }
      add(folder, found, true);
    } catch (IOException e) {
      addUnreadable(folder, e);
    }
  }

  /**
   * Looks for the databases of OpenCode in its folder; each counts as a folder of sessions.
   *
   * @return the ids of their sessions
   */
  private Set<String> visitDatabases(Path folder, @Nullable Path kept) {
    Set<String> known = new HashSet<>();
    List<Path> databases = new ArrayList<>();
    list(
        folder,
        entry -> {
          if (SessionDatabase.isNamedLikeOne(String.valueOf(entry.getFileName()))) {
            databases.add(entry);
          }
        });
    databases.sort(null);
    for (Path database : databases) {
      try {
        List<Found> found = new ArrayList<>();
        List<SessionDatabase.Row> rows =
            kept == null
                ? SessionDatabase.sessions(database)
                : SessionDatabase.sessions(
                    database, kept.resolve(database.getFileName() + ".sessions"));
        for (SessionDatabase.Row row : rows) {
          known.add(row.id());
          found.add(
              new Found(
                  database.resolve(row.id()), row.id(), false, row.sizeBytes(), row.updatedAt()));
        }
        add(database, found, true);
      } catch (IOException e) {
        addUnreadable(database, e);
      }
    }
    return known;
  }

  /** The rollouts of all roots so far, and the paths that could not be read. */
  RolloutFiles result() {
    return new RolloutFiles(folders, unreadable);
  }

  private void visitFolder(Path folder, boolean archived) {
    List<Found> found = new ArrayList<>();
    List<Path> inside = new ArrayList<>();
    add(folder, found, list(folder, entry -> look(entry, archived, found, inside)));
    inside.sort(null);
    for (Path each : inside) {
      visitOnce(each, archived);
    }
  }

  /** Shows the entries of a folder; returns whether all of them could be listed. */
  private boolean list(Path folder, Consumer<Path> visitor) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(visitor);
      return true;
    } catch (IOException e) {
      addUnreadable(folder, e);
    } catch (DirectoryIteratorException e) {
      addUnreadable(folder, Objects.requireNonNull(e.getCause()));
    }
    return false;
  }

  private void add(Path folder, List<Found> found, boolean whole) {
    if (!found.isEmpty()) {
      found.sort((one, other) -> one.fileName().compareTo(other.fileName()));
      folders.add(new Folder(folder, found, whole));
    }
  }

  private void look(Path entry, boolean archived, List<Found> found, List<Path> inside) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      String name = String.valueOf(entry.getFileName());
      if (attributes.isSymbolicLink()) {
        if (!Files.exists(entry)) {
          unreadable.add(new Unreadable(entry, "it is a link to nothing"));
          return;
        }
        attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
          linked.add(entry);
          return;
        }
      }
      if (attributes.isDirectory()) {
        inside.add(entry);
      } else if (!attributes.isRegularFile() || !RolloutName.isRollout(name)) {
        return;
      } else if (RolloutName.holdsId(name)) {
        Instant modifiedAt = attributes.lastModifiedTime().toInstant();
        found.add(new Found(entry, name, archived, attributes.size(), modifiedAt));
      } else {
        unreadable.add(new Unreadable(entry, "its name holds no session id"));
      }
    } catch (NoSuchFileException _) {
      // Deleted since the folder was listed.
    } catch (IOException e) {
      addUnreadable(entry, e);
    }
  }

  private void addUnreadable(Path path, IOException e) {
    unreadable.add(new Unreadable(path, IoReason.of(e)));
  }
}
