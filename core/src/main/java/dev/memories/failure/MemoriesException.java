package dev.memories.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure for the user: what was attempted, why it failed, and what to do.
 *
 * <p>Each package that throws has a small subclass. Exceptions are wrapped once, where meaning is
 * added, and printed only by the front end.
 */
public abstract class MemoriesException extends RuntimeException {
  private final FailureKind kind;
  private final @Nullable String hint;

  /**
   * @param attempted the attempt, as it reads after "could not", e.g. "open the database"
   * @param reason why it failed, one sentence without a full stop
   * @param hint what to do about it, or null
   */
  protected MemoriesException(
      FailureKind kind,
      String attempted,
      String reason,
      @Nullable String hint,
      @Nullable Throwable cause) {
    super("could not " + attempted + ": " + reason, cause);
    this.kind = kind;
    this.hint = hint;
  }

  public FailureKind kind() {
    return kind;
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
