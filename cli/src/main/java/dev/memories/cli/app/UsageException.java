package dev.memories.cli.app;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** What the command line asks for cannot be meant, or names nothing (or too much) that exists. */
public final class UsageException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private UsageException(FailureKind kind, String attempted, String reason, @Nullable String hint) {
    super(kind, attempted, reason, hint, null);
  }

  /** What was named is there but cannot be used. */
  public static UsageException because(
      FailureKind kind, String attempted, String reason, @Nullable String hint) {
    return new UsageException(kind, attempted, reason, hint);
  }

  /** Wrong options or arguments. */
  public static UsageException wrong(String attempted, String reason, @Nullable String hint) {
    return new UsageException(FailureKind.USAGE, attempted, reason, hint);
  }

  /** What was named does not exist. */
  public static UsageException notFound(String attempted, String reason, @Nullable String hint) {
    return new UsageException(FailureKind.NOT_FOUND, attempted, reason, hint);
  }

  /** What was named could be several things. */
  public static UsageException ambiguous(String attempted, String reason, @Nullable String hint) {
    return new UsageException(FailureKind.AMBIGUOUS, attempted, reason, hint);
  }
}
