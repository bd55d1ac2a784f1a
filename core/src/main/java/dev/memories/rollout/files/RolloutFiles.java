package dev.memories.rollout.files;

import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
 * The rollouts of a Codex home: {@code sessions/**} and {@code archived_sessions/}, plain and
 * compressed, folder by folder in order of their names.
 *
 * <p>Links are not followed, but {@code sessions} itself may be one. What cannot be listed is
 * reported beside what was found, and is not fatal.
 *
 * @param folders those that hold rollouts
 * @param unreadable folders and files that could not be looked at
 */
public record RolloutFiles(List<Folder> folders, List<Unreadable> unreadable) {
  public RolloutFiles {
    folders = List.copyOf(folders);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * One file.
   *
   * @param archived whether it lies in {@code archived_sessions/}
   */
  public record Found(
      Path path, String fileName, boolean archived, long sizeBytes, Instant modifiedAt) {
    /** The session that its name names. */
    public SessionId id() {
      return RolloutName.id(fileName).orElseThrow();
    }

    /** All that its name says; read only when asked, as most files are never looked at. */
    public RolloutName name() {
      return RolloutName.parse(fileName).orElseThrow();
    }
  }

  /**
   * A folder with the rollouts that lie directly in it.
   *
   * @param whole whether all of it could be listed
   */
  public record Folder(Path path, List<Found> files, boolean whole) {
    /** Odd, so that no change of a single number is lost, and without a pattern in its bits. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    public Folder {
      files = List.copyOf(files);
    }

    /**
     * What tells whether anything in it has changed: the number of its rollouts, and a checksum of
     * their names, sizes and times. Equal stamps, nothing to read.
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

  /** What could not be looked at, and why. */
  public record Unreadable(Path path, String why) {}

  public static RolloutFiles of(Path codexHome) {
    List<Folder> folders = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    FolderWalk.of(codexHome.resolve("sessions"), false, folders, unreadable);
    FolderWalk.of(codexHome.resolve("archived_sessions"), true, folders, unreadable);
    return new RolloutFiles(folders, unreadable);
  }

  /** Every rollout, folder by folder. */
  public List<Found> found() {
    return folders.stream().flatMap(folder -> folder.files().stream()).toList();
  }

  public int count() {
    return folders.stream().mapToInt(folder -> folder.files().size()).sum();
  }

  /** Whether the path may be there though it was not found: its folder could not be looked at. */
  public boolean isHidden(Path path) {
    return unreadable.stream().anyMatch(hidden -> path.startsWith(hidden.path()));
  }

  /** The files of every session by its id, the newest first: the first is the one to read. */
  public Map<SessionId, List<Found>> bySession() {
    return bySession(_ -> true);
  }

  /** The same of some sessions. */
  public Map<SessionId, List<Found>> bySession(Set<SessionId> of) {
    return bySession(of::contains);
  }

  private Map<SessionId, List<Found>> bySession(Predicate<SessionId> of) {
    Map<SessionId, List<Found>> bySession = new TreeMap<>();
    for (Folder folder : folders) {
      for (Found file : folder.files()) {
        SessionId id = file.id();
        if (of.test(id)) {
          bySession.merge(id, List.of(file), RolloutFiles::newestFirst);
        }
      }
    }
    return bySession;
  }

  private static List<Found> newestFirst(List<Found> some, List<Found> more) {
    return Stream.concat(some.stream(), more.stream()).sorted(Order.NEWEST_FIRST).toList();
  }

  /** On its own, for it takes 5 ms to make and few homes have a session in two files. */
  private static final class Order {
    /** A later revision supersedes; then sessions win over the archive, plain over compressed. */
    static final Comparator<Found> NEWEST_FIRST =
        Comparator.comparing(
                (Found file) -> Optional.ofNullable(file.name().startedAt()).orElse(Instant.EPOCH))
            .thenComparing(file -> Optional.ofNullable(file.name().revision()).orElse(""))
            .reversed()
            .thenComparing(Found::archived)
            .thenComparing(file -> RolloutFile.isCompressed(file.path()))
            .thenComparing(Found::path);
  }

  /** Where the rollouts of these sessions lie, for forks and reverts. */
  public Lineage lineage() {
    return new FoundLineage(this);
  }

  /** Most rollouts go on from no other: the sessions are told apart when first asked for. */
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
