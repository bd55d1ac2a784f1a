package dev.memories.state;

import dev.memories.session.Project;
import dev.memories.state.lock.Lease;
import dev.memories.state.sql.Sql;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The unfinished swaps of outputs, at most one for each project.
 *
 * <p>An entry is written before the first rename and removed after the last. Whoever opens a tree
 * with an entry completes the swap or undoes it (docs/spec/product.md 3.8.6).
 */
public final class SwapJournal {
  /**
   * One swap.
   *
   * @param staging the staging folder that holds the new outputs
   * @param version the history folder that takes the old ones
   */
  public record Swap(
      Project project, String owner, String staging, String version, Instant writtenAt) {}

  private final Sql sql;
  private final InstantSource clock;

  SwapJournal(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Adds an entry if the lease is still held, in one transaction; false if it is not. */
  public boolean begin(Lease lease, String staging, String version) {
    return sql.transaction(
        () ->
            lease.isHeld()
                && sql.update(
                        """
                        INSERT OR REPLACE INTO swap_journal
                          (project, owner, staging, version, written_at)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                        lease.project().cwd(),
                        lease.owner(),
                        staging,
                        version,
                        clock.instant().getEpochSecond())
                    > 0);
  }

  /** The unfinished swap of a project. */
  public Optional<Swap> find(Project project) {
    return all().stream().filter(swap -> swap.project().equals(project)).findFirst();
  }

  /** Every unfinished swap, sorted by project. */
  public List<Swap> all() {
    return sql.query(
        "SELECT * FROM swap_journal ORDER BY project",
        row ->
            new Swap(
                new Project(row.text("project")),
                row.text("owner"),
                row.text("staging"),
                row.text("version"),
                row.seconds("written_at")));
  }

  /** Removes the entry of a project. */
  public void end(Project project) {
    sql.update("DELETE FROM swap_journal WHERE project = ?", project.cwd());
  }
}
