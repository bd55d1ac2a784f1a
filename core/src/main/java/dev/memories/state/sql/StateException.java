package dev.memories.state.sql;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** The state database cannot be read or written. */
public final class StateException extends MemoriesException {
  private final boolean damage;

  public StateException(
      String attempted, String reason, @Nullable String hint, @Nullable Throwable cause) {
    this(attempted, reason, hint, cause, false);
  }

  public StateException(
      String attempted,
      String reason,
      @Nullable String hint,
      @Nullable Throwable cause,
      boolean damage) {
    super(FailureKind.STATE, attempted, reason, hint, cause);
    this.damage = damage;
  }

  /** Whether the file itself is damaged, so that only a new one helps. */
  public boolean isDamage() {
    return damage;
  }
}
