package dev.memories.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with an agent, as the index knows it.
 *
 * <p>All texts are redacted. The title is one line of at most 200 characters (docs/spec/product.md
 * 3.1.4).
 */
public record Session(
    SessionId id,
    String title,
    Place place,
    Origin origin,
    Files files,
    Activity activity,
    Standing standing) {

  /**
   * The place where the session worked.
   *
   * @param cwd working directory in which it began, as spelt in the rollout; null when it names
   *     none
   * @param project decided when the session was first seen; null when there is no cwd
   * @param why why it is this project
   */
  public record Place(@Nullable String cwd, @Nullable Project project, Placement why) {
    /** A session in the folder of its project. */
    public Place(@Nullable String cwd, @Nullable Project project) {
      this(cwd, project, Placement.FOLDER);
    }
  }

  /** The program and the Git commit with which the session started; unknown values are null. */
  public record Origin(
      SessionSource source,
      @Nullable String cliVersion,
      @Nullable String modelProvider,
      @Nullable String gitSha,
      @Nullable String gitBranch,
      @Nullable String gitOriginUrl) {}

  /**
   * The files of the session.
   *
   * @param rollout the file that extraction reads, with {@code .zst} if it is compressed
   * @param others other files: superseded by a revert, duplicates, compressed siblings
   * @param sizeBytes size of {@code rollout} on disk
   * @param modifiedAt time of the last change of {@code rollout}
   * @param content null when the file could not be read
   */
  public record Files(
      Path rollout,
      List<Path> others,
      long sizeBytes,
      Instant modifiedAt,
      @Nullable ContentFingerprint content) {
    public Files {
      others = List.copyOf(others);
    }
  }

  /**
   * The times of the session, and the tokens that it used.
   *
   * @param updatedAt newest timestamp of its own lines; in bare formats the file's last change
   */
  public record Activity(Instant createdAt, Instant updatedAt, long tokensUsed) {}

  /**
   * Facts that decide whether the session may become a candidate.
   *
   * @param unreadable the reason why it cannot be read; null when it can
   */
  public record Standing(
      boolean archived,
      Set<SessionTrait> traits,
      MemoryMode memoryMode,
      @Nullable String unreadable) {
    public Standing {
      traits = Set.copyOf(traits);
    }

    public boolean has(SessionTrait trait) {
      return traits.contains(trait);
    }
  }

  /** The same session in another place. */
  public Session at(Place elsewhere) {
    return new Session(id, title, elsewhere, origin, files, activity, standing);
  }

  /** The same session without a title. */
  public Session untitled() {
    return new Session(id, "", place, origin, files, activity, standing);
  }

  /** The project; empty when the rollout names no cwd. */
  public Optional<Project> project() {
    return Optional.ofNullable(place.project());
  }

  public Instant updatedAt() {
    return activity.updatedAt();
  }
}
