package dev.memories.cli.command.lock;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.state.lock.ConsolidationLock;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code memories lock list}: lists every lock, with its owner and the end of its lease. */
final class LockListCommand implements Subcommand {
  private static final JsonShape<List<ConsolidationLock>> DOCUMENT =
      JsonShape.<List<ConsolidationLock>>empty()
          .objects("locks", "every lock, by project", LockShape.LOCK, locks -> locks);

  private final StateConnection state;
  private final Output output;
  private final InstantSource clock;

  LockListCommand(StateConnection state, Output output, InstantSource clock) {
    this.state = state;
    this.output = output;
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
    output.table(DOCUMENT, state.toRead().locks().list(), locks -> table(locks, ages));
    return ExitCode.DONE;
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
