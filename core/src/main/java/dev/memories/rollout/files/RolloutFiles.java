package dev.memories.rollout.files;

import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rollouts of a Codex home, plain and compressed: those below {@code sessions} and {@code
 * archived_sessions}.
 *
 * <p>Links are followed, but no folder is visited twice. Paths that cannot be read are no error;
 * they are part of the result.
 *
 * @param folders the folders that hold rollouts, ordered by name
 * @param unreadable the folders and files that could not be read
 */
public record RolloutFiles(List<Folder> folders, List<Unreadable> unreadable) {
  public RolloutFiles {
    folders = List.copyOf(folders);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A rollout file.
   *
   * @param archived whether it lies below {@code archived_sessions}
   */
  public record Found(
      Path path, String fileName, boolean archived, long sizeBytes, Instant modifiedAt) {
    /** The session id in the file name. */
    public SessionId id() {
      return RolloutName.id(fileName).orElseThrow();
    }

    /** The parsed file name; parsed only on demand, since most files never need it. */
    public RolloutName name() {
      return RolloutName.parse(fileName).orElseThrow();
    }
  }

  /**
   * A folder with the rollouts directly in it, ordered by name.
   *
   * @param whole whether the whole folder could be listed
   */
  public record Folder(Path path, List<Found> files, boolean whole) {
    /** An odd number with irregular bits: no change of a single value leaves the sum the same. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    public Folder {
      files = List.copyOf(files);
    }

    /**
     * A text that changes whenever a rollout in the folder changes: the number of rollouts, and a
     * checksum of their names, sizes and times.
     */
    public String stamp() {
      long sum = 0;
      for (Found file : files) {
        Instant time = file.modifiedAt();
        sum = sum * MIX + file.fileName().hashCode();
        sum = sum * MIX + file.sizeBytes();
        sum = sum * MIX + time.getEpochSecond();
        sum = sum * MIX + time.getNano();
      }
      return files.size() + " " + Long.toHexString(sum);
    }
  }

  /** A path that could not be read, with the reason. */
  public record Unreadable(Path path, String why) {}

  /** Lists the rollouts of a Codex home; a missing folder is fine. */
  public static RolloutFiles of(Path codexHome) {
    FolderWalk walk = new FolderWalk();
    walk.visit(codexHome.resolve("sessions"), false);
    walk.visit(codexHome.resolve("archived_sessions"), true);
    return walk.result();
  }

  /** The number of rollouts. */
  public int count() {
    return folders.stream().mapToInt(folder -> folder.files().size()).sum();
  }

  /**
   * Whether the path may exist although it was not found, because it or its folder was unreadable.
   */
  public boolean isHidden(Path path) {
    return unreadable.stream().anyMatch(hidden -> path.startsWith(hidden.path()));
  }

  /** The files of each session, the newest first. The first one is the one to read. */
  public Map<SessionId, List<Found>> bySession() {
    return bySession(_ -> true);
  }

  /** The files of these sessions, the newest first. */
  public Map<SessionId, List<Found>> bySession(Set<SessionId> ids) {
    return bySession(ids::contains);
  }

  private Map<SessionId, List<Found>> bySession(Predicate<SessionId> wanted) {
    Map<SessionId, List<Found>> bySession = new TreeMap<>();
    for (Folder folder : folders) {
      for (Found file : folder.files()) {
        SessionId id = file.id();
        if (wanted.test(id)) {
          bySession.merge(id, List.of(file), RolloutFiles::newestFirst);
        }
      }
    }
    return bySession;
  }

  private static List<Found> newestFirst(List<Found> some, List<Found> more) {
    return Stream.concat(some.stream(), more.stream()).sorted(Order.NEWEST_FIRST).toList();
  }

  /** A holder class, since the comparator takes 5 ms to make and few homes need it. */
  private static final class Order {
    /** Later revisions first, then {@code sessions} before the archive, plain before compressed. */
    static final Comparator<Found> NEWEST_FIRST =
        Comparator.comparing(
                (Found file) -> Optional.ofNullable(file.name().startedAt()).orElse(Instant.EPOCH))
            .thenComparing(file -> Optional.ofNullable(file.name().revision()).orElse(""))
            .reversed()
            .thenComparing(Found::archived)
            .thenComparing(file -> RolloutFile.isCompressed(file.path()))
            .thenComparing(Found::path);
  }

  /** Finds rollouts among these files. */
  public Lineage lineage() {
    return new FoundLineage(this);
  }

  /** Groups the files by session on the first call, since few rollouts continue another. */
  private static final class FoundLineage implements Lineage {
    private final RolloutFiles files;
    private @Nullable Map<SessionId, List<Found>> bySession;

    FoundLineage(RolloutFiles files) {
      this.files = files;
    }

    @Override
    public List<Path> filesOf(SessionId id) {
      return sessions().getOrDefault(id, List.of()).stream().map(Found::path).toList();
    }

    private synchronized Map<SessionId, List<Found>> sessions() {
      Map<SessionId, List<Found>> known = bySession;
      if (known == null) {
        known = files.bySession();
        bySession = known;
      }
      return known;
    }
  }
}
