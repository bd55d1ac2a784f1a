package dev.memories.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.text.IoReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A consolidator failed; the memory tree is unchanged. */
public final class ConsolidatorException extends MemoriesException {
  /** Reading or writing in the staging copy failed. */
  public ConsolidatorException(String attempted, IOException cause) {
    this(FailureKind.TREE, attempted, IoReason.of(cause), null, cause);
  }

  public ConsolidatorException(
      FailureKind kind,
      String attempted,
      String reason,
      @Nullable String hint,
      @Nullable Throwable cause) {
    super(kind, attempted, reason, hint, cause);
  }
}
