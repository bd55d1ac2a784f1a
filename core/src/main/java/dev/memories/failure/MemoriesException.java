package dev.memories.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a person can act on: what was attempted, why it failed, what to do.
 *
 * <p>Each package that throws has a small subclass. Wrapped once, where meaning is added; printed
 * only at the edge.
 */
public abstract class MemoriesException extends RuntimeException {
  private final FailureKind kind;
  private final @Nullable String hint;

  /**
   * @param attempted what was being done, as it reads after "could not", e.g. "open the database"
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
