package dev.memories.rollout.files;

import dev.memories.session.Agent;
import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The session logs of agents: of Codex the rollouts below {@code sessions} and {@code
 * archived_sessions}, plain and compressed; of other agents those in their folders
 * (docs/spec/claude.md, docs/spec/gemini.md, docs/spec/opencode.md).
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
   * A session log.
   *
   * @param archived whether it lies below {@code archived_sessions}
   * @param ownId the session id, where the file name does not hold it; else null
   * @param isIdTaken whether a session of another agent has this id
   */
  public record Found(
      Path path,
      String fileName,
      boolean archived,
      long sizeBytes,
      Instant modifiedAt,
      @Nullable SessionId ownId,
      boolean isIdTaken) {
    /** A log that is named by an id that no other agent uses. */
    public Found(Path path, String fileName, boolean archived, long sizeBytes, Instant modifiedAt) {
      this(path, fileName, archived, sizeBytes, modifiedAt, null, false);
    }

    /** The session's id, or its substitute where another agent uses that id. */
    public SessionId id() {
      SessionId id = ownId == null ? RolloutName.id(fileName).orElseThrow() : ownId;
      return isIdTaken ? id.substitute() : id;
    }

    private Found withTakenId() {
      return new Found(path, fileName, archived, sizeBytes, modifiedAt, ownId, true);
    }

    /** The time in the file name of Codex; parsed only on demand, since few files need it. */
    public @Nullable Instant startedAt() {
      return RolloutName.parse(fileName).map(RolloutName::startedAt).orElse(null);
    }

    private String revision() {
      return RolloutName.parse(fileName).map(RolloutName::revision).orElse("");
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

    /** Whose logs they are; a folder holds logs of one agent. */
    private Agent agent() {
      return files.isEmpty() ? Agent.CODEX : Agent.ofLog(files.getFirst().fileName());
    }

    private Folder without(Set<SessionId> taken) {
      return new Folder(
          path,
          files.stream()
              .map(file -> taken.contains(file.id()) ? file.withTakenId() : file)
              .toList(),
          whole);
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
        sum += file.isIdTaken() ? MIX : 0;
      }
      return files.size() + " " + Long.toHexString(sum);
    }
  }

  /** A path that could not be read, with the reason. */
  public record Unreadable(Path path, String why) {}

  /** Lists the rollouts of a Codex home; a missing folder is fine. */
  public static RolloutFiles of(Path codexHome) {
    return of(LogHomes.ofCodex(codexHome));
  }

  /** Lists the logs in these homes; a missing folder is fine. */
  public static RolloutFiles of(LogHomes homes) {
    FolderWalk walk = new FolderWalk();
    Path codex = homes.codex();
    if (codex != null) {
      walk.visit(codex.resolve("sessions"), false);
      walk.visit(codex.resolve("archived_sessions"), true);
    }
    Path claude = homes.of(Agent.CLAUDE);
    if (claude != null) {
      walk.visitProjects(claude.resolve("projects"));
    }
    Path gemini = homes.of(Agent.GEMINI);
    if (gemini != null) {
      walk.visitChats(gemini.resolve("tmp"));
    }
    Path openCode = homes.of(Agent.OPENCODE);
    if (openCode != null) {
      walk.visitOpenCode(openCode, homes.lists());
    }
    return homes.folders().size() < 2 ? walk.result() : walk.result().toldApart();
  }

  /** Gives logs another id where a session of an agent before theirs has it. */
  private RolloutFiles toldApart() {
    if (folders.stream().map(Folder::agent).distinct().count() < 2) {
      return this;
    }
    List<Folder> apart = new ArrayList<>();
    Set<SessionId> taken = new HashSet<>();
    Set<SessionId> takenNow = new HashSet<>();
    Agent agent = Agent.CODEX;
    for (Folder folder : folders) { // the folders of an agent follow each other
      if (folder.agent() != agent) {
        agent = folder.agent();
        taken.addAll(takenNow);
        takenNow.clear();
      }
      Folder own = taken.isEmpty() ? folder : folder.without(taken);
      own.files().forEach(file -> takenNow.add(file.id()));
      apart.add(own);
    }
    return new RolloutFiles(apart, unreadable);
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
                (Found file) -> Optional.ofNullable(file.startedAt()).orElse(Instant.EPOCH))
            .thenComparing(Found::revision)
            .thenComparing(Order::changedAt)
            .thenComparing(Order::size)
            .reversed()
            .thenComparing(Found::archived)
            .thenComparing(file -> RolloutFile.isCompressed(file.path()))
            .thenComparing(Found::path);

    /** Copies of a log of Claude Code tell only by this which one is the newest. */
    private static Instant changedAt(Found file) {
      return Agent.isClaudeLog(file.fileName()) ? file.modifiedAt() : Instant.EPOCH;
    }

    /**
     * When Gemini CLI resumes a session, it begins a second log, but goes on with the first; when
     * it resumes one of an earlier release, it copies it to a log and goes on there.
     */
    private static long size(Found file) {
      return Agent.isGeminiLog(file.fileName()) && !Agent.isGeminiDocument(file.fileName())
          ? file.sizeBytes()
          : 0;
    }
  }

  /** Finds rollouts among these files. */
  public Lineage lineage() {
    return new FoundLineage(this);
  }

  /** Looks at the files on the first call, since few logs continue another. */
  private static final class FoundLineage implements Lineage {
    private final RolloutFiles files;
    private @Nullable Map<SessionId, List<Found>> bySession;
    private @Nullable LogFamilies families;

    FoundLineage(RolloutFiles files) {
      this.files = files;
    }

    @Override
    public List<Path> filesOf(SessionId id) {
      return sessions().getOrDefault(id, List.of()).stream().map(Found::path).toList();
    }

    @Override
    public List<Path> olderCopies(Path log) {
      return families().olderThan(log);
    }

    private synchronized LogFamilies families() {
      LogFamilies known = families;
      if (known == null) {
        known = new LogFamilies(files);
        families = known;
      }
      return known;
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
