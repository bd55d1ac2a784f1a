package dev.memories.pipeline.index;

import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Folder;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.files.RolloutName;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.session.Agent;
import dev.memories.session.SessionId;
import dev.memories.state.RolloutCursorTable.RolloutCursor;
import dev.memories.state.StateDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sessions whose files were added, removed or changed since the last index run.
 *
 * <p>Only folders whose stamp has changed are compared, so that the cost depends on the changes and
 * not on the number of files.
 */
final class ChangedSessions {
  private final StateDatabase state;
  private final RolloutFiles files;
  private final Map<Path, String> stamps = new HashMap<>();
  private final Set<Path> folders = new HashSet<>();
  private final Set<Path> goneFiles = new HashSet<>();
  private final Set<SessionId> ids = new TreeSet<>();

  private ChangedSessions(StateDatabase state, RolloutFiles files) {
    this.state = state;
    this.files = files;
  }

  /** Compares the files on disk with the cursors in the database. */
  static ChangedSessions find(StateDatabase state, RolloutFiles files) {
    ChangedSessions changes = new ChangedSessions(state, files);
    changes.compare(state.rolloutCursors().stamps());
    return changes;
  }

  private void compare(Map<Path, String> kept) {
    Set<Path> found = new HashSet<>();
    for (Folder folder : files.folders()) {
      found.add(folder.path());
      String stamp = RolloutFacts.VERSION + " " + folder.stamp();
      if (!folder.whole() || !stamp.equals(kept.get(folder.path()))) {
        if (folder.whole()) {
          stamps.put(folder.path(), stamp);
        }
        compare(folder);
      }
    }
    for (Path folder : kept.keySet()) {
      if (!found.contains(folder) && !files.isHidden(folder)) {
        compare(new Folder(folder, List.of(), true));
      }
    }
    if (kept.isEmpty()) {
      // Without stamps, the folder of an indexed session may be gone without a trace.
      ids.addAll(state.sessions().ids());
    }
  }

  private void compare(Folder folder) {
    folders.add(folder.path());
    Map<Path, RolloutCursor> cursors = new HashMap<>();
    state.rolloutCursors().in(folder.path()).forEach(cursor -> cursors.put(cursor.file(), cursor));
    Map<Path, SessionId> others = state.sessions().otherFilesIn(folder.path());
    for (Found file : folder.files()) {
      others.remove(file.path());
      RolloutCursor cursor = cursors.remove(file.path());
      if (cursor == null || !cursor.isUpToDate(file)) {
        ids.add(file.id());
      }
    }
    cursors.keySet().removeIf(files::isHidden);
    goneFiles.addAll(cursors.keySet());
    cursors.keySet().forEach(this::addGone);
    others.forEach(
        (file, id) -> {
          if (!files.isHidden(file)) {
            ids.add(id);
          }
        });
  }

  private void addGone(Path file) {
    Agent agent = Agent.ofLog(file);
    if (agent == Agent.GEMINI) {
      // Its names hold only the beginning of the id.
      state.sessions().ofRollout(file).ifPresent(ids::add);
      return;
    }
    RolloutName.parse(String.valueOf(file.getFileName()))
        .map(RolloutName::id)
        .ifPresent(
            id -> {
              ids.add(id);
              if (agent != Agent.CODEX) {
                ids.add(id.substitute());
              }
            });
  }

  boolean isEmpty() {
    return folders.isEmpty() && ids.isEmpty();
  }

  /** The sessions, sorted. */
  Set<SessionId> ids() {
    return ids;
  }

  /** The files that have a cursor and no longer exist. */
  Set<Path> goneFiles() {
    return goneFiles;
  }

  /** The folders that have changed or are gone. */
  Set<Path> folders() {
    return folders;
  }

  /** The new stamps of changed folders, except those that could not be listed completely. */
  Map<Path, String> stamps() {
    return stamps;
  }
}
