package dev.memories.tree;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.text.IoReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A memory tree could not be read or written. */
public final class TreeException extends MemoriesException {
  public TreeException(String attempted, String reason, @Nullable String hint) {
    this(FailureKind.TREE, attempted, reason, hint);
  }

  /**
   * @param kind tells who is to blame, when it is not the tree itself
   */
  public TreeException(FailureKind kind, String attempted, String reason, @Nullable String hint) {
    super(kind, attempted, reason, hint, null);
  }

  public TreeException(String attempted, IOException cause) {
    super(
        FailureKind.TREE,
        attempted,
        IoReason.of(cause),
        "check the permissions of the memories home and the space on its disk",
        cause);
  }
}
