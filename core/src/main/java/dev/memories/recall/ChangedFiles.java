package dev.memories.recall;

import dev.memories.folder.FileStamp;
import dev.memories.folder.ProjectFolder;
import dev.memories.tree.MemoryRoot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a bullet names and whose content is no longer that of any session the bullet
 * cites. An agent waits for it, so it looks at a bounded number of files and bytes.
 */
public final class ChangedFiles {
  /** How many records of sessions are read. */
  private static final int MOST_SESSIONS = 24;

  private final MemoryRoot root;
  private final ProjectFolder folder;
  private final Map<String, SeenFiles> read = new HashMap<>();
  private @Nullable List<String> sessions;

  public ChangedFiles(MemoryRoot root, ProjectFolder folder) {
    this.root = root;
    this.folder = folder;
  }

  /** The first such file; empty when there is none, or nothing is known. */
  public Optional<String> of(MemoryBullet bullet) {
    if (bullet.citation().isEmpty() || bullet.statement().indexOf('`') < 0) {
      return Optional.empty();
    }
    for (String path : NamedFiles.in(bullet.statement())) {
      List<FileStamp> seen = seen(bullet, path);
      if (!seen.isEmpty() && seen.stream().allMatch(then -> folder.hasChanged(path, then))) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private List<FileStamp> seen(MemoryBullet bullet, String path) {
    List<FileStamp> stamps = new ArrayList<>();
    for (String session : cited(bullet.citation())) {
      FileStamp stamp = seenFiles(session).stamps().get(path);
      if (stamp != null) {
        stamps.add(stamp);
      }
    }
    return stamps;
  }

  /** The whole ids of the sessions that a citation names by their beginnings. */
  private List<String> cited(String citation) {
    List<String> ids = new ArrayList<>();
    for (String begin : CitedSessions.in(citation)) {
      sessions().stream().filter(id -> id.startsWith(begin)).forEach(ids::add);
    }
    return ids;
  }

  private SeenFiles seenFiles(String session) {
    SeenFiles known = read.get(session);
    if (known == null) {
      known =
          read.size() < MOST_SESSIONS
              ? SeenFiles.read(SeenFiles.file(root, session))
              : new SeenFiles("", Map.of());
      read.put(session, known);
    }
    return known;
  }

  private List<String> sessions() {
    List<String> known = sessions;
    if (known == null) {
      known = SeenFiles.sessions(root);
      sessions = known;
    }
    return known;
  }
}
