package dev.memories.doctor;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** A check or a repair failed. */
public final class DoctorException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  DoctorException(String attempted, String reason, @Nullable Throwable cause) {
    super(FailureKind.IO, attempted, reason, null, cause);
  }
}
