package dev.memories.state.lock;

import dev.memories.program.ProcessIdentity;
import dev.memories.session.Project;
import dev.memories.state.sql.EpochSeconds;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The locks of projects, so that only one run at a time consolidates a project.
 *
 * <p>A lock is free when the reference's rule says so and the lease of its holder has run out, or
 * when its process is known to have ended. A lease is whole seconds, at least one
 * (docs/spec/product.md 3.10).
 */
public final class ConsolidationLocks {
  /** The default length of a lease (docs/spec/rules.md 13.3). */
  public static final Duration LEASE = Duration.ofMinutes(10);

  private static final String SELECT =
      """
      SELECT l.cwd, l.working_thread_id,
             coalesce(h.lease_seconds, ?) AS lease_seconds,
             coalesce(h.acquired_at, l.updated_at) AS acquired_at,
             coalesce(h.renewed_at, l.updated_at) AS renewed_at, h.pid, h.host, h.process
      FROM memory_consolidation_locks l
      LEFT JOIN lock_holders h ON h.cwd = l.cwd AND h.owner = l.working_thread_id
      """;

  private final Sql sql;
  private final ReferenceLocks reference;
  private final InstantSource clock;
  private final Supplier<HolderProcess> process;

  public ConsolidationLocks(Sql sql, InstantSource clock, Supplier<HolderProcess> process) {
    this.sql = sql;
    this.reference = new ReferenceLocks(sql);
    this.clock = clock;
    this.process = process;
  }

  /**
   * Takes the lock if it is free or expired; renews it if this owner has it already. The lock stays
   * when this process ends.
   */
  public LockAttempt tryAcquire(Project project, String owner, Duration lease) {
    return sql.transaction(() -> attempt(project, owner, lease, false));
  }

  /** The same for work of this process: when the process ends, anybody may take the lock. */
  public LockAttempt tryHold(Project project, String owner, Duration lease) {
    return sql.transaction(() -> attempt(project, owner, lease, true));
  }

  /**
   * The same for a consolidation that does not come back. When another run holds the lock, it
   * leaves a request, so that the holder looks again before it releases the lock ({@link
   * Lease#releaseIf}).
   */
  public LockAttempt tryHoldOrRequest(Project project, String owner, Duration lease) {
    return sql.transaction(
        () -> {
          LockAttempt attempt = attempt(project, owner, lease, true);
          if (attempt instanceof LockAttempt.Held) {
            sql.update(
                "INSERT OR IGNORE INTO consolidation_requests (project) VALUES (?)", project.cwd());
          } else {
            withdrawRequests(project);
          }
          return attempt;
        });
  }

  private LockAttempt attempt(Project project, String owner, Duration lease, boolean ofProcess) {
    long seconds = seconds(lease);
    Optional<ConsolidationLock> before = find(project);
    Optional<ConsolidationLock> left =
        before.filter(lock -> !lock.owner().equals(owner)).filter(ConsolidationLock::isAbandoned);
    left.ifPresent(lock -> release(project, lock.owner()));
    if (anothersLeaseRuns(project, owner)
        || !reference.acquire(now(), project.cwd(), owner, seconds)) {
      return new LockAttempt.Held(before.orElseThrow());
    }
    HolderProcess holder = process.get();
    writeHolder(
        project,
        owner,
        seconds,
        holder,
        ofProcess ? holder.identity().map(Object::toString).orElse(null) : null,
        before.filter(lock -> lock.owner().equals(owner)).isPresent());
    return new LockAttempt.Acquired(new Lease(this, project, owner, lease, left));
  }

  private boolean withdrawRequests(Project project) {
    return sql.update("DELETE FROM consolidation_requests WHERE project = ?", project.cwd()) > 0;
  }

  /** Takes the lock whoever holds it. */
  public Lease force(Project project, String owner, Duration lease) {
    long seconds = seconds(lease);
    return sql.transaction(
        () -> {
          releaseAny(project);
          reference.acquire(now(), project.cwd(), owner, seconds);
          writeHolder(project, owner, seconds, process.get(), null, false);
          return new Lease(this, project, owner, lease, Optional.empty());
        });
  }

  /** Restarts the lease; false when the owner does not hold the lock. */
  public boolean renew(Project project, String owner, Duration lease) {
    long seconds = seconds(lease);
    return sql.transaction(
        () -> {
          int renewed =
              sql.update(
                  """
                  UPDATE memory_consolidation_locks SET updated_at = ?
                  WHERE cwd = ? AND working_thread_id = ?
                  """,
                  now(),
                  project.cwd(),
                  owner);
          if (renewed > 0) {
            String heldBy =
                find(project).flatMap(ConsolidationLock::heldBy).map(Object::toString).orElse(null);
            writeHolder(project, owner, seconds, process.get(), heldBy, true);
          }
          return renewed > 0;
        });
  }

  /** Frees the lock; false when the owner does not hold it. */
  public boolean release(Project project, String owner) {
    return reference.release(project.cwd(), owner);
  }

  <T> Optional<T> whileHeld(Project project, String owner, Supplier<T> work) {
    return sql.transaction(
        () -> holds(project, owner) ? Optional.of(work.get()) : Optional.empty());
  }

  boolean releaseIf(Project project, String owner, BooleanSupplier complete) {
    return sql.transaction(
        () -> {
          if (!holds(project, owner)) {
            return true;
          }
          boolean asked = withdrawRequests(project);
          return !asked && complete.getAsBoolean() && release(project, owner);
        });
  }

  /** Frees the lock whoever holds it; false when nobody does. */
  public boolean releaseAny(Project project) {
    return sql.update("DELETE FROM memory_consolidation_locks WHERE cwd = ?", project.cwd()) > 0;
  }

  /** Whether this owner has the lock, even if its lease has run out. */
  public boolean holds(Project project, String owner) {
    return find(project).filter(lock -> lock.owner().equals(owner)).isPresent();
  }

  /** The lock of a project; empty when nobody holds it. */
  public Optional<ConsolidationLock> find(Project project) {
    return sql.queryOne(SELECT + "WHERE l.cwd = ?", this::lock, LEASE.toSeconds(), project.cwd());
  }

  /** Every lock, sorted by project. */
  public List<ConsolidationLock> list() {
    return sql.query(SELECT + "ORDER BY l.cwd", this::lock, LEASE.toSeconds());
  }

  /** False for a lock that the reference took: it stores no lease, so its own rule decides. */
  private boolean anothersLeaseRuns(Project project, String owner) {
    return sql.queryOne(
            """
            SELECT h.owner FROM lock_holders h
            JOIN memory_consolidation_locks l
              ON l.cwd = h.cwd AND l.working_thread_id = h.owner
            WHERE h.cwd = ? AND h.owner <> ? AND h.renewed_at + h.lease_seconds > ?
            """,
            row -> row.text("owner"),
            project.cwd(),
            owner,
            now())
        .isPresent();
  }

  private void writeHolder(
      Project project,
      String owner,
      long seconds,
      HolderProcess holder,
      @Nullable String heldBy,
      boolean keepAcquired) {
    long now = now();
    sql.update(
        """
        INSERT INTO lock_holders
          (cwd, owner, lease_seconds, acquired_at, renewed_at, pid, host, process)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(cwd) DO UPDATE SET
          owner = excluded.owner,
          lease_seconds = excluded.lease_seconds,
          acquired_at = CASE WHEN ? THEN acquired_at ELSE excluded.acquired_at END,
          renewed_at = excluded.renewed_at,
          pid = excluded.pid,
          host = excluded.host,
          process = excluded.process
        """,
        project.cwd(),
        owner,
        seconds,
        now,
        now,
        holder.pid(),
        holder.host(),
        heldBy,
        keepAcquired);
  }

  private ConsolidationLock lock(Row row) throws SQLException {
    long expiresAt = EpochSeconds.plus(row.number("renewed_at"), row.number("lease_seconds"));
    return new ConsolidationLock(
        new Project(row.text("cwd")),
        row.text("working_thread_id"),
        row.seconds("acquired_at"),
        row.seconds("renewed_at"),
        EpochSeconds.ofSeconds(expiresAt),
        expiresAt <= now(),
        row.numberOrNull("pid"),
        row.textOrNull("host"),
        Optional.ofNullable(row.textOrNull("process")).flatMap(ProcessIdentity::parse));
  }

  private static long seconds(Duration lease) {
    long seconds = lease.toSeconds();
    if (seconds < 1) {
      throw new IllegalArgumentException("a lease is at least 1 s, not " + lease);
    }
    return seconds;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
