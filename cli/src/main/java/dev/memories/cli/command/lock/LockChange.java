package dev.memories.cli.command.lock;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.session.Project;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.ConsolidationLocks;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt to change a lock.
 *
 * @param now the lock after the attempt; null when nobody holds it
 */
record LockChange(Project project, boolean ok, @Nullable ConsolidationLock now) {
  static final JsonShape<LockChange> DOCUMENT =
      JsonShape.<LockChange>empty()
          .text("cwd", "the project", change -> change.project().cwd())
          .bool("ok", "whether it was done", LockChange::ok)
          .textOrNull("owner", "who holds the lock now", LockChange::owner)
          .timeOrNull("expiresAt", "when that lease ends", LockChange::expiresAt);

  static LockChange of(Project project, boolean ok, ConsolidationLocks locks) {
    return new LockChange(project, ok, locks.find(project).orElse(null));
  }

  private @Nullable String owner() {
    return now == null ? null : now.owner();
  }

  private @Nullable Instant expiresAt() {
    return now == null ? null : now.expiresAt();
  }

  /**
   * Prints the result.
   *
   * @param verb what was attempted, as it reads after "could not"
   */
  ExitCode print(String verb, Output output, Notices notices) throws IOException {
    if (ok) {
      output.table(DOCUMENT, this, LockChange::table);
      return ExitCode.DONE;
    }
    if (output.form() == Form.JSON) {
      output.document(DOCUMENT, this);
    }
    notices.error(
        "could not " + verb + " the lock of " + project + ": " + holder(),
        "memories lock list shows every lock");
    return ExitCode.BUSY;
  }

  private String holder() {
    return now == null
        ? "nobody holds it"
        : now.owner() + " holds it until " + Timestamp.of(now.expiresAt());
  }

  private Table table() {
    return Table.withHeadings("PROJECT", "OWNER", "UNTIL")
        .row(
            Cell.of(project.cwd()),
            Cell.of(now == null ? "" : now.owner()),
            Cell.of(now == null ? "" : Timestamp.of(now.expiresAt())));
  }
}
