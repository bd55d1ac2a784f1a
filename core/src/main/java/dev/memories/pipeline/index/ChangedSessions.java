package dev.memories.pipeline.index;

import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Folder;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.files.RolloutName;
import dev.memories.session.SessionId;
import dev.memories.state.RolloutCursorTable.RolloutCursor;
import dev.memories.state.StateDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sessions of which a file has come, gone or changed since the index was last complete, and the
 * folders these lie in.
 *
 * <p>A folder whose stamp is the one that was kept is not looked into: the cost is that of the
 * folders that have changed, not of all there are.
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

  static ChangedSessions since(StateDatabase state, RolloutFiles files) {
    ChangedSessions changes = new ChangedSessions(state, files);
    changes.compare(state.rolloutCursors().stamps());
    return changes;
  }

  private void compare(Map<Path, String> kept) {
    Set<Path> found = new HashSet<>();
    for (Folder folder : files.folders()) {
      found.add(folder.path());
      String stamp = folder.stamp();
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
      // Nothing is vouched for, so what was indexed may have gone with its folder.
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
      if (cursor == null || !cursor.isOf(file)) {
        ids.add(file.id());
      }
    }
    cursors.keySet().removeIf(files::isHidden);
    goneFiles.addAll(cursors.keySet());
    cursors.keySet().forEach(file -> id(file).ifPresent(ids::add));
    others.forEach(
        (file, id) -> {
          if (!files.isHidden(file)) {
            ids.add(id);
          }
        });
  }

  private static Optional<SessionId> id(Path rollout) {
    return RolloutName.parse(String.valueOf(rollout.getFileName())).map(RolloutName::id);
  }

  boolean isEmpty() {
    return folders.isEmpty() && ids.isEmpty();
  }

  /** In order. */
  Set<SessionId> ids() {
    return ids;
  }

  /** Files that were read once and are no more. */
  Set<Path> goneFiles() {
    return goneFiles;
  }

  /** Those that have changed, and those that are gone. */
  Set<Path> folders() {
    return folders;
  }

  /** The new stamps of those that have changed, as far as they could be listed whole. */
  Map<Path, String> stamps() {
    return stamps;
  }
}
