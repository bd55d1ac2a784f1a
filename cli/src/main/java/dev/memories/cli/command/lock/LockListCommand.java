package dev.memories.cli.command.lock;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.redact.RedactedPath;
import dev.memories.state.lock.ConsolidationLock;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code memories lock list}: lists every lock, with its owner and the end of its lease. */
final class LockListCommand implements Subcommand {
  private static final JsonShape<List<ConsolidationLock>> DOCUMENT =
      JsonShape.<List<ConsolidationLock>>empty()
          .objects("locks", "every lock, by project", LockShape.LOCK, locks -> locks);

  /** Clocks of two machines may differ by this much without a word. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final StateConnection state;
  private final Output output;
  private final Notices notices;
  private final InstantSource clock;

  LockListCommand(StateConnection state, Output output, Notices notices, InstantSource clock) {
    this.state = state;
    this.output = output;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public List<String> examples() {
    return List.of("memories lock list --json=cwd,owner,expired");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    RelativeTime ages = new RelativeTime(clock.instant());
    List<ConsolidationLock> all = state.toRead().locks().list();
    output.table(DOCUMENT, all, locks -> table(locks, ages));
    for (ConsolidationLock lock : all) {
      if (lock.renewedAt().isAfter(clock.instant().plus(TOLERANCE))) {
        notices.warn(aheadOfUs(lock));
      }
    }
    return ExitCode.DONE;
  }

  /** A lease that began in our future ends late, too: nobody else can tell when it really does. */
  private static String aheadOfUs(ConsolidationLock lock) {
    return "the lock of "
        + RedactedPath.of(lock.project().cwd())
        + " was taken by a clock that was ahead of this one"
        + (lock.host() == null ? "" : ", on " + lock.host())
        + "; it stays until "
        + Timestamp.of(lock.expiresAt())
        + " unless it is freed with: memories lock release --any";
  }

  private static Table table(List<ConsolidationLock> locks, RelativeTime ages) {
    Table table =
        Table.withHeadings("PROJECT", "OWNER", "SINCE", "UNTIL").whenEmpty(() -> "no lock is held");
    for (ConsolidationLock lock : locks) {
      String until = lock.expired() ? "expired " : "";
      table.row(
          Cell.of(lock.project().cwd()),
          Cell.of(lock.owner()),
          // The two forms differ: piped, the end of the lease comes before its beginning.
          Cell.of(Timestamp.of(lock.expiresAt()), ages.of(lock.acquiredAt())),
          Cell.of(Timestamp.of(lock.acquiredAt()), until + ages.of(lock.expiresAt())));
    }
    return table;
  }
}
