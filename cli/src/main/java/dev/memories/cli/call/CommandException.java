package dev.memories.cli.call;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** A command that cannot do what was asked: wrong usage, not found, ambiguous, or unusable. */
public final class CommandException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private CommandException(
      FailureKind kind, String attempted, String reason, @Nullable String hint) {
    super(kind, attempted, reason, hint, null);
  }

  /** What was named exists but cannot be used. */
  public static CommandException because(
      FailureKind kind, String attempted, String reason, @Nullable String hint) {
    return new CommandException(kind, attempted, reason, hint);
  }

  /** Wrong options or arguments. */
  public static CommandException wrong(String attempted, String reason, @Nullable String hint) {
    return new CommandException(FailureKind.USAGE, attempted, reason, hint);
  }

  /** What was named does not exist. */
  public static CommandException notFound(String attempted, String reason, @Nullable String hint) {
    return new CommandException(FailureKind.NOT_FOUND, attempted, reason, hint);
  }

  /** What was named fits several things. */
  public static CommandException ambiguous(String attempted, String reason, @Nullable String hint) {
    return new CommandException(FailureKind.AMBIGUOUS, attempted, reason, hint);
  }
}
