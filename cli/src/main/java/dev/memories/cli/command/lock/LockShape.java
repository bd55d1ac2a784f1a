package dev.memories.cli.command.lock;

import dev.memories.cli.output.JsonShape;
import dev.memories.state.lock.ConsolidationLock;

/** The fields of a lock in documents. */
public final class LockShape {
  public static final JsonShape<ConsolidationLock> LOCK =
      JsonShape.<ConsolidationLock>empty()
          .text("cwd", "the project", lock -> lock.project().cwd())
          .text("owner", "the run that holds it", ConsolidationLock::owner)
          .time("acquiredAt", "when this owner took it", ConsolidationLock::acquiredAt)
          .time("renewedAt", "when the lease last began", ConsolidationLock::renewedAt)
          .time("expiresAt", "when the lease ends", ConsolidationLock::expiresAt)
          .bool("expired", "whether the lease has ended", ConsolidationLock::expired)
          .integerOrNull("pid", "process that took it", ConsolidationLock::pid)
          .textOrNull("host", "host of that process", ConsolidationLock::host);

  private LockShape() {}
}
