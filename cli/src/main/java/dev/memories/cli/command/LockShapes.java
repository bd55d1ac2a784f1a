package dev.memories.cli.command;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How locks look in documents and tables. */
final class LockShapes {
  /** A lock by itself. */
  static final JsonShape<ConsolidationLock> LOCK =
      JsonShape.<ConsolidationLock>empty()
          .text("cwd", "the project", lock -> lock.project().cwd())
          .text("owner", "the run that holds it", ConsolidationLock::owner)
          .time("acquiredAt", "when this owner took it", ConsolidationLock::acquiredAt)
          .time("renewedAt", "when the lease last began", ConsolidationLock::renewedAt)
          .time("expiresAt", "when the lease ends", ConsolidationLock::expiresAt)
          .flag("expired", "whether the lease has ended", ConsolidationLock::expired)
          .wholeOrNull("pid", "process that took it", ConsolidationLock::pid)
          .textOrNull("host", "host of that process", ConsolidationLock::host);

  static final JsonShape<List<ConsolidationLock>> LOCKS =
      JsonShape.<List<ConsolidationLock>>empty()
          .objects("locks", "every lock, by project", LOCK, locks -> locks);

  /** What an attempt on a lock came to, and who holds the lock now. */
  record Change(Project project, boolean ok, @Nullable ConsolidationLock now) {
    static Change of(Project project, boolean ok, Optional<ConsolidationLock> now) {
      return new Change(project, ok, now.orElse(null));
    }

    @Nullable String owner() {
      return now == null ? null : now.owner();
    }

    @Nullable Instant expiresAt() {
      return now == null ? null : now.expiresAt();
    }

    String holder() {
      return now == null
          ? "nobody holds it"
          : now.owner() + " holds it until " + JsonShape.second(now.expiresAt());
    }
  }

  static final JsonShape<Change> CHANGE =
      JsonShape.<Change>empty()
          .text("cwd", "the project", change -> change.project().cwd())
          .flag("ok", "whether it was done", Change::ok)
          .textOrNull("owner", "who holds the lock now", Change::owner)
          .timeOrNull("expiresAt", "when that lease ends", Change::expiresAt);

  private LockShapes() {}

  static Table table(List<ConsolidationLock> locks, Ages ages) {
    Table table = Table.withHeadings("PROJECT", "OWNER", "SINCE", "UNTIL");
    for (ConsolidationLock lock : locks) {
      String until = lock.expired() ? "expired " : "";
      table.row(
          Cell.of(lock.project().cwd()),
          Cell.of(lock.owner()),
          // The piped form has no column for this one: it stands further right.
          Cell.of(JsonShape.second(lock.expiresAt()), ages.of(lock.acquiredAt())),
          Cell.of(JsonShape.second(lock.acquiredAt()), until + ages.of(lock.expiresAt())));
    }
    return table;
  }
}
