package dev.memories.state.sql;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** The state database cannot be read or written, or is kept locked by another process. */
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
    this(FailureKind.STATE, attempted, reason, hint, cause, damage);
  }

  private StateException(
      FailureKind kind,
      String attempted,
      String reason,
      @Nullable String hint,
      @Nullable Throwable cause,
      boolean damage) {
    super(kind, attempted, reason, hint, cause);
    this.damage = damage;
  }

  /** Another process keeps the database, or a part of it, to itself for now. */
  public static StateException busy(
      String attempted, String reason, String hint, @Nullable Throwable cause) {
    return new StateException(FailureKind.BUSY, attempted, reason, hint, cause, false);
  }

  /** Whether the file itself is damaged, so that only a new one helps. */
  public boolean isDamage() {
    return damage;
  }
}
