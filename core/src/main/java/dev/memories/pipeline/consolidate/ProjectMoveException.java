package dev.memories.pipeline.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** The memory of a project cannot be moved, and nothing has changed. */
public final class ProjectMoveException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  ProjectMoveException(FailureKind kind, String attempted, String why, @Nullable String hint) {
    super(kind, attempted, why, hint, null);
  }
}
