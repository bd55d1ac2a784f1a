package dev.memories;

import dev.memories.candidate.ExtractorVersion;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.MemoryMode;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import dev.memories.session.SessionTrait;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up sessions and traces. */
public final class TestSessions {
  public static final Instant NOON = Instant.parse("2026-02-09T12:00:00Z");

  private TestSessions() {}

  public static SessionId id(int n) {
    return new SessionId("0194f5a6-418a-73ae-b331-%012d".formatted(n));
  }

  /** A session of a terminal in {@code /srv/shop} that anyone would extract. */
  public static Session session(int n) {
    return session(n, NOON.plusSeconds(n));
  }

  public static Session session(int n, Instant updatedAt) {
    return new Session(
        id(n),
        "Fix the cart " + n,
        new Session.Place("/srv/shop", new Project("/srv/shop")),
        new Session.Origin(
            new SessionSource.Named("cli"), "0.101.0", "openai", "abc123", "main", null),
        new Session.Files(
            Path.of("/home/dev/.codex/sessions/rollout-" + n + ".jsonl"),
            List.of(),
            1000 + n,
            updatedAt,
            new ContentFingerprint(900 + n, "%064x".formatted(n))),
        new Session.Activity(updatedAt.minusSeconds(600), updatedAt, 42),
        standing(false, true, MemoryMode.ENABLED, null));
  }

  public static Session.Standing standing(
      boolean archived, boolean hasUserMessage, MemoryMode mode, @Nullable String unreadable) {
    Set<SessionTrait> traits = hasUserMessage ? Set.of(SessionTrait.USER_MESSAGE) : Set.of();
    return new Session.Standing(archived, traits, mode, unreadable);
  }

  public static Session with(Session session, Session.Standing standing) {
    return new Session(
        session.id(),
        session.title(),
        session.place(),
        session.origin(),
        session.files(),
        session.activity(),
        standing);
  }

  public static Session with(Session session, Session.Place place) {
    return new Session(
        session.id(),
        session.title(),
        place,
        session.origin(),
        session.files(),
        session.activity(),
        session.standing());
  }

  public static Session with(Session session, SessionSource source) {
    Session.Origin origin = session.origin();
    return new Session(
        session.id(),
        session.title(),
        session.place(),
        new Session.Origin(
            source,
            origin.cliVersion(),
            origin.modelProvider(),
            origin.gitSha(),
            origin.gitBranch(),
            origin.gitOriginUrl()),
        session.files(),
        session.activity(),
        session.standing());
  }

  public static Session with(Session session, Session.Files files) {
    return new Session(
        session.id(),
        session.title(),
        session.place(),
        session.origin(),
        files,
        session.activity(),
        session.standing());
  }

  /** The trace of the session as it is. */
  public static Trace trace(Session session) {
    return new Trace(
        session.id(),
        session.project().orElseThrow(),
        "# Trace\n\nTrace context: made up\n",
        "What was learnt in " + session.title(),
        new Trace.Subject(
            String.valueOf(session.place().cwd()),
            session.files().rollout(),
            session.title(),
            session.updatedAt(),
            session.files().content()),
        new Trace.Making("offline", ExtractorVersion.OFFLINE, NOON.plusSeconds(9000), null, 0));
  }
}
