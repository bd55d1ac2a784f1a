package dev.memories.state;

import dev.memories.candidate.Failure;
import dev.memories.candidate.Freshness;
import dev.memories.failure.FailureKind;
import dev.memories.program.ProcessIdentity;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sessions that runs have claimed, and the last failure of each session.
 *
 * <p>A session is claimed before work on it starts. A claim ends when it is given back, when the
 * process of its run has ended (as far as {@link RunName} can tell), or after one hour. A failed
 * session may be tried again after one hour (docs/spec/product.md 3.3.6, 3.3.7).
 */
public final class AttemptTable {
  private static final Duration CLAIM_LEASE = Duration.ofHours(1);
  private static final Duration RETRY_DELAY = Duration.ofHours(1);

  /** The claim of a run on a session. */
  public record Claim(SessionId id, String owner, Instant until) {}

  private final Sql sql;
  private final InstantSource clock;

  AttemptTable(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Claims a session for a run; false when another live run has claimed it. */
  public boolean claim(SessionId id, String owner) {
    return takeClaim(id, owner) || (giveBackForEndedRun(id) && takeClaim(id, owner));
  }

  private boolean giveBackForEndedRun(SessionId id) {
    Claim claim = claims(_ -> true).get(id);
    return claim != null && RunName.isGone(claim.owner()) && giveBack(id, claim.owner());
  }

  private boolean takeClaim(SessionId id, String owner) {
    long now = now();
    return sql.update(
            """
            INSERT INTO extraction_claims (thread_id, owner, claimed_at, lease_until)
            VALUES (?, ?, ?, ?)
            ON CONFLICT(thread_id) DO UPDATE SET
              owner = excluded.owner,
              claimed_at = excluded.claimed_at,
              lease_until = excluded.lease_until
            WHERE extraction_claims.owner = excluded.owner
               OR extraction_claims.lease_until <= ?
            """,
            id.value(),
            owner,
            now,
            now + CLAIM_LEASE.toSeconds(),
            now)
        > 0;
  }

  /** Whether this owner still has the claim. */
  public boolean isClaimedBy(SessionId id, String owner) {
    return sql.queryOne(
            "SELECT owner FROM extraction_claims WHERE thread_id = ? AND owner = ?",
            row -> row.text("owner"),
            id.value(),
            owner)
        .isPresent();
  }

  /** Gives a claim back; false when the owner does not have it. */
  public boolean giveBack(SessionId id, String owner) {
    return sql.update(
            "DELETE FROM extraction_claims WHERE thread_id = ? AND owner = ?", id.value(), owner)
        > 0;
  }

  /** Gives the claim back and removes the record of earlier failures. */
  public void succeed(SessionId id, String owner) {
    sql.transaction(
        () -> {
          giveBack(id, owner);
          sql.update("DELETE FROM extraction_failures WHERE thread_id = ?", id.value());
        });
  }

  /** Gives the claim back and records a failure; returns the record. */
  public Failure fail(Session session, String owner, FailureKind kind, String message) {
    return sql.transaction(
        () -> {
          giveBack(session.id(), owner);
          int before =
              find(session.id())
                  .filter(failure -> failure.countsFor(session))
                  .map(Failure::tries)
                  .orElse(0);
          Failure failure =
              new Failure(
                  before + 1,
                  message,
                  Instant.ofEpochSecond(now()).plus(RETRY_DELAY),
                  Freshness.of(session));
          save(session.id(), kind, failure);
          return failure;
        });
  }

  /** Removes the claims of ended runs; returns the processes of those runs that are known. */
  public Set<ProcessIdentity> removeEnded() {
    return sql.transaction(
        () -> {
          Set<ProcessIdentity> ended = new HashSet<>();
          for (Claim claim : everyClaim()) {
            if (RunName.isGone(claim.owner()) || claim.until().getEpochSecond() <= now()) {
              giveBack(claim.id(), claim.owner());
              RunName.process(claim.owner()).filter(ProcessIdentity::isGone).ifPresent(ended::add);
            }
          }
          return ended;
        });
  }

  private List<Claim> everyClaim() {
    return sql.query(
        "SELECT * FROM extraction_claims",
        row -> new Claim(row.id("thread_id"), row.text("owner"), row.seconds("lease_until")));
  }

  /** Removes claim and failure of a session; a run that has claimed it then saves nothing. */
  public void remove(SessionId id) {
    sql.transaction(
        () -> {
          sql.update("DELETE FROM extraction_claims WHERE thread_id = ?", id.value());
          sql.update("DELETE FROM extraction_failures WHERE thread_id = ?", id.value());
        });
  }

  /** The claims of live runs by session; none that has run out. */
  public Map<SessionId, Claim> claims() {
    return claims(claim -> !RunName.isGone(claim.owner()));
  }

  private Map<SessionId, Claim> claims(Predicate<Claim> filter) {
    return everyClaim().stream()
        .filter(claim -> claim.until().getEpochSecond() > now())
        .filter(filter)
        .collect(Collectors.toUnmodifiableMap(Claim::id, Function.identity()));
  }

  /** The last failure of each session, even if the session has changed since. */
  public Map<SessionId, Failure> failures() {
    Map<SessionId, Failure> failures = new HashMap<>();
    sql.query(
            "SELECT * FROM extraction_failures",
            row -> Map.entry(row.id("thread_id"), failure(row)))
        .forEach(entry -> failures.put(entry.getKey(), entry.getValue()));
    return failures;
  }

  private Optional<Failure> find(SessionId id) {
    return sql.queryOne(
        "SELECT * FROM extraction_failures WHERE thread_id = ?", AttemptTable::failure, id.value());
  }

  private void save(SessionId id, FailureKind kind, Failure failure) {
    ContentFingerprint content = failure.freshness().content();
    sql.update(
        """
        INSERT OR REPLACE INTO extraction_failures
          (thread_id, tries, kind, message, retry_at, session_updated_at_ms,
           content_length, content_sha256)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id.value(),
        failure.tries(),
        kind.word(),
        failure.message(),
        failure.retryAt().getEpochSecond(),
        failure.freshness().updatedAt().toEpochMilli(),
        content == null ? null : content.lengthBytes(),
        content == null ? null : content.lastLineSha256());
  }

  private static Failure failure(Row row) throws SQLException {
    return new Failure(
        (int) row.number("tries"),
        row.text("message"),
        row.seconds("retry_at"),
        new Freshness(row.millis("session_updated_at_ms"), row.content()));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
