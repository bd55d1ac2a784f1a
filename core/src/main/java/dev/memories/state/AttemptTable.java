package dev.memories.state;

import dev.memories.failure.FailureKind;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The extractions under way and those that failed.
 *
 * <p>A session is claimed before work on it starts; a claim that is not given back ends with the
 * process of its run, as far as that can be told ({@link RunName}), else after an hour. A failed
 * session may be tried again after an hour, three times in all, counted anew when the session
 * changes (product.md 3; reference.md 2b).
 */
public final class AttemptTable {
  public static final Duration CLAIM_LEASE = Duration.ofHours(1);
  public static final Duration RETRY_DELAY = Duration.ofHours(1);
  public static final int MAX_TRIES = 3;

  /** A run at work on a session. */
  public record Claim(SessionId id, String owner, Instant until) {}

  /**
   * The last failure to extract a session, and the session as it was then.
   *
   * @param tries how often it has failed since it last changed
   */
  public record Failure(
      SessionId id,
      int tries,
      FailureKind kind,
      String message,
      Instant retryAt,
      Instant sessionUpdatedAt,
      @Nullable ContentFingerprint content) {
    /** Whether the session has changed since, so that the failure no longer counts. */
    public boolean isOutdatedBy(Session session) {
      ContentFingerprint now = session.files().content();
      return (content == null || now == null)
          ? !sessionUpdatedAt.equals(session.updatedAt())
          : !content.equals(now);
    }

    public boolean isFinal() {
      return tries >= MAX_TRIES;
    }
  }

  private final Sql sql;
  private final InstantSource clock;

  AttemptTable(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Claims a session for a run; false when another live run has a claim that has not run out. */
  public boolean claim(SessionId id, String owner) {
    return takeClaim(id, owner) || (giveBackOfTheDead(id) && takeClaim(id, owner));
  }

  private boolean giveBackOfTheDead(SessionId id) {
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

  /** Whether the claim is still this owner's. */
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

  /** Gives the claim back and forgets earlier failures. */
  public void succeed(SessionId id, String owner) {
    sql.transaction(
        () -> {
          giveBack(id, owner);
          sql.update("DELETE FROM extraction_failures WHERE thread_id = ?", id.value());
        });
  }

  /** Gives the claim back and remembers the failure; returns what is now known of it. */
  public Failure fail(Session session, String owner, FailureKind kind, String message) {
    return sql.transaction(
        () -> {
          giveBack(session.id(), owner);
          int before =
              find(session.id())
                  .filter(failure -> !failure.isOutdatedBy(session))
                  .map(Failure::tries)
                  .orElse(0);
          Failure failure =
              new Failure(
                  session.id(),
                  before + 1,
                  kind,
                  message,
                  Instant.ofEpochSecond(now()).plus(RETRY_DELAY),
                  session.updatedAt(),
                  session.files().content());
          save(failure);
          return failure;
        });
  }

  /** Takes a session's claim away, so that the run that has it saves nothing, and its failures. */
  public void drop(SessionId id) {
    sql.transaction(
        () -> {
          sql.update("DELETE FROM extraction_claims WHERE thread_id = ?", id.value());
          sql.update("DELETE FROM extraction_failures WHERE thread_id = ?", id.value());
        });
  }

  /** Claims of live runs that have not run out, by session. */
  public Map<SessionId, Claim> claims() {
    return claims(claim -> !RunName.isGone(claim.owner()));
  }

  private Map<SessionId, Claim> claims(Predicate<Claim> which) {
    return sql
        .query(
            "SELECT * FROM extraction_claims WHERE lease_until > ?",
            row -> new Claim(row.id("thread_id"), row.text("owner"), row.seconds("lease_until")),
            now())
        .stream()
        .filter(which)
        .collect(Collectors.toUnmodifiableMap(Claim::id, Function.identity()));
  }

  /** Failures by session, outdated ones included. */
  public Map<SessionId, Failure> failures() {
    return sql.query("SELECT * FROM extraction_failures", AttemptTable::failure).stream()
        .collect(Collectors.toUnmodifiableMap(Failure::id, Function.identity()));
  }

  private Optional<Failure> find(SessionId id) {
    return sql.queryOne(
        "SELECT * FROM extraction_failures WHERE thread_id = ?", AttemptTable::failure, id.value());
  }

  private void save(Failure failure) {
    ContentFingerprint content = failure.content();
    sql.update(
        """
        INSERT OR REPLACE INTO extraction_failures
          (thread_id, tries, kind, message, retry_at, session_updated_at_ms,
           content_length, content_sha256)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        failure.id().value(),
        failure.tries(),
        failure.kind().word(),
        failure.message(),
        failure.retryAt().getEpochSecond(),
        failure.sessionUpdatedAt().toEpochMilli(),
        content == null ? null : content.lengthBytes(),
        content == null ? null : content.lastLineSha256());
  }

  private static Failure failure(Row row) throws SQLException {
    String word = row.text("kind");
    return new Failure(
        row.id("thread_id"),
        (int) row.number("tries"),
        Arrays.stream(FailureKind.values())
            .filter(kind -> kind.word().equals(word))
            .findFirst()
            .orElse(FailureKind.IO),
        row.text("message"),
        row.seconds("retry_at"),
        row.millis("session_updated_at_ms"),
        row.content());
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
