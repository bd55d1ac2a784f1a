package dev.memories.state;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** The state database cannot be read or written. */
public final class StateException extends MemoriesException {
  StateException(
      String attempted, String reason, @Nullable String hint, @Nullable Throwable cause) {
    super(FailureKind.STATE, attempted, reason, hint, cause);
  }
}
