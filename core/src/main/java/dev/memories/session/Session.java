package dev.memories.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation of an agent, as the index knows it.
 *
 * <p>Texts are already redacted and the title is one line of at most 200 characters (product.md 3).
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
   * Where the session worked.
   *
   * @param cwd as the rollout spells it (its last turn's), null when it names none
   * @param project the normalised cwd, stored when first seen; null when there is no cwd
   */
  public record Place(@Nullable String cwd, @Nullable Project project) {}

  /** Who started it, with what, on which commit. Unknown texts are null. */
  public record Origin(
      SessionSource source,
      @Nullable String cliVersion,
      @Nullable String modelProvider,
      @Nullable String gitSha,
      @Nullable String gitBranch,
      @Nullable String gitOriginUrl) {}

  /**
   * The rollout and its further files.
   *
   * @param rollout the file as found, with {@code .zst} if so; the one that extraction reads
   * @param others superseded by a revert, duplicates, compressed siblings
   * @param sizeBytes size of {@code rollout} on disk
   * @param modifiedAt its mtime
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
   * When it was made and last changed.
   *
   * @param updatedAt newest timestamp of its own lines (bare formats: the file's mtime)
   */
  public record Activity(Instant createdAt, Instant updatedAt, long tokensUsed) {}

  /**
   * Facts that decide whether it may become a candidate.
   *
   * @param unreadable why it cannot be read, null when it can
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

  /** The same session, working elsewhere. */
  public Session at(Place elsewhere) {
    return new Session(id, title, elsewhere, origin, files, activity, standing);
  }

  /** The same session without a title. */
  public Session untitled() {
    return new Session(id, "", place, origin, files, activity, standing);
  }

  public Optional<Project> project() {
    return Optional.ofNullable(place.project());
  }

  public Instant updatedAt() {
    return activity.updatedAt();
  }
}
