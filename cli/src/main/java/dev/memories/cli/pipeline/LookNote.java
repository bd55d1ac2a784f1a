package dev.memories.cli.pipeline;

import dev.memories.cli.memory.Homes;
import dev.memories.rollout.files.LogHomes;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.PrivateFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A note for the launcher about the search index that was brought up to date last, from which it
 * guesses whether the next search has something to read (docs/adr/0022-two-caches-for-search.md).
 *
 * <p>Its lines are the time of the look in seconds since 1970, the search index, the state
 * database, then what changes when a session goes on or begins: the newest logs, each followed by
 * the folders around it. What is newer than the note has changed since the look.
 */
final class LookNote {
  /** The variable in which the launcher names the file of the note. */
  static final String VARIABLE = "MEMORIES_LOOK_NOTE";

  /** More would be looked at, one by one, before each search. */
  private static final int MOST_LOGS = 3;

  private final @Nullable Path file;

  private LookNote(@Nullable Path file) {
    this.file = file;
  }

  /**
   * The note in the file that the launcher has named; nothing is written where it has named none.
   */
  static LookNote in(Optional<String> file) {
    try {
      return new LookNote(file.map(Path::of).orElse(null));
    } catch (InvalidPathException _) {
      return new LookNote(null); // the locale cannot name it
    }
  }

  /** What {@link #write} needs to know of the state, which is closed by then. */
  Set<Path> watched(StateDatabase state, Homes homes) {
    if (file == null || !homes.hasLogs()) {
      return Set.of();
    }
    LogHomes logs = homes.logs();
    Set<Path> watched = new LinkedHashSet<>();
    for (Path log : state.sessions().newestLogs(MOST_LOGS)) {
      watched.add(log);
      for (Path above = log.getParent();
          above != null && isInside(above, logs);
          above = above.getParent()) {
        watched.add(above);
      }
    }
    return watched;
  }

  private static boolean isInside(Path folder, LogHomes logs) {
    for (Path home : logs.folders().values()) {
      if (folder.startsWith(home) && !folder.equals(home)) {
        return true;
      }
    }
    return false;
  }

  /** Writes the note. A failure is none of the user's business: the launcher then guesses worse. */
  void write(MemoriesHome home, Set<Path> watched, Instant looked) {
    if (file == null) {
      return;
    }
    StringBuilder note = new StringBuilder();
    note.append(looked.getEpochSecond()).append('\n');
    note.append(home.searchIndex()).append('\n').append(home.database()).append('\n');
    for (Path path : watched) {
      note.append(path).append('\n');
    }
    try {
      PrivateFiles.createFolders(file.toAbsolutePath().resolveSibling(""));
      PrivateFiles.writeUnflushed(file, note.toString());
    } catch (IOException _) {
      // See above.
    }
  }
}
