package dev.memories.candidate;

import dev.memories.session.Agent;
import dev.memories.session.Session;
import dev.memories.session.SessionSource;
import dev.memories.session.SessionTrait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule that can stop a session from becoming a candidate.
 *
 * <p>Gates are tried in the order of this list, and the first that stops a session gives the reason
 * (docs/spec/product.md 3.3.2).
 *
 * <p>Some gates also have an SQL condition on the rows of a session, {@code sessions s} and {@code
 * threads t}. The database uses it to skip sessions without reading them. It must hold for every
 * session that passes the gate, whatever the settings and the time: the result is stored with the
 * session. {@code GatePrefilterTest} checks this.
 */
@SuppressWarnings("ImmutableEnumChecker") // the rules are stateless
public enum Gate {
  UNREADABLE(Reason.UNREADABLE, Gate::unreadable, "s.unreadable IS NULL"),
  FORGOTTEN(Reason.FORGOTTEN, Gate::forgotten),
  CURRENT(Reason.CURRENT, Gate::current),
  IN_PROGRESS(Reason.IN_PROGRESS, Gate::inProgress),
  SUB_AGENT(Reason.SUB_AGENT, Gate::subAgent),
  NOT_INTERACTIVE(Reason.NOT_INTERACTIVE, Gate::notInteractive),
  ARCHIVED(Reason.ARCHIVED, Gate::archived, "t.archived = 0"),
  MEMORY_DISABLED(Reason.MEMORY_DISABLED, Gate::memoryDisabled, "s.memory_mode = 'ENABLED'"),
  NO_CWD(Reason.NO_CWD, Gate::noCwd, "s.project IS NOT NULL"),
  EXCLUDED(Reason.EXCLUDED, Gate::excluded),
  NO_USER_MESSAGE(Reason.NO_USER_MESSAGE, Gate::noUserMessage, "t.has_user_event = 1"),
  UP_TO_DATE(
      Reason.UP_TO_DATE,
      Gate::upToDate,
      """
      NOT EXISTS (
        SELECT 1 FROM traces r WHERE r.thread_id = s.thread_id
          AND r.content_length = s.content_length AND r.content_sha256 = s.content_sha256
          AND r.extractor_version >= CASE r.extractor WHEN '"""
          + ExtractorVersion.OFFLINE_NAME
          + "' THEN "
          + ExtractorVersion.OFFLINE
          + " ELSE 0 END)"),
  ACTIVE(Reason.ACTIVE, Gate::active),
  GAVE_UP(Reason.GAVE_UP, Gate::gaveUp),
  BACKING_OFF(Reason.BACKING_OFF, Gate::backingOff);

  private static final List<Gate> ALL = List.of(values());
  private static final List<Gate> FORCED = ALL.stream().filter(gate -> gate != UP_TO_DATE).toList();
  private static final List<Gate> FOR_NAMED = List.of(UNREADABLE, IN_PROGRESS, NO_CWD);
  private static final Optional<Stop> PASS = Optional.empty();

  private final Reason reason;
  private final Rule rule;
  private final @Nullable String prefilter;

  Gate(Reason reason, Rule rule) {
    this(reason, rule, null);
  }

  Gate(Reason reason, Rule rule, @Nullable String prefilter) {
    this.reason = reason;
    this.rule = rule;
    this.prefilter = prefilter;
  }

  /** Everything besides the session that gates look at. */
  record Context(GateSettings settings, ExtractionHistory history, Instant now) {}

  /** A session is stopped; {@code detail} says more than the reason, null when there is no more. */
  private record Stop(@Nullable String detail) {}

  /** Looks at one session; empty when it passes. */
  @FunctionalInterface
  private interface Rule {
    Optional<Stop> apply(Session session, Context context);
  }

  /**
   * The gates for sessions that the user did not name, in order.
   *
   * @param force whether to take sessions that are up to date, too
   */
  static List<Gate> all(boolean force) {
    return force ? FORCED : ALL;
  }

  /** The gates for sessions that the user named, in order. */
  static List<Gate> forNamed() {
    return FOR_NAMED;
  }

  /** The SQL conditions of all gates, joined; holds for every candidate. */
  public static String prefilter(boolean force) {
    return all(force).stream()
        .flatMap(gate -> gate.prefilter().stream())
        .collect(Collectors.joining(" AND "));
  }

  Optional<String> prefilter() {
    return Optional.ofNullable(prefilter);
  }

  /** The decision to leave the session out; empty when it passes. */
  Optional<Decision> check(Session session, Context context) {
    return rule.apply(session, context)
        .map(stopped -> Decision.leftOut(session, reason, stopped.detail()));
  }

  private static Optional<Stop> unreadable(Session session, Context context) {
    String why = session.standing().unreadable();
    if (why != null) {
      return stop(why);
    }
    return session.origin().source() instanceof SessionSource.Unreadable
        ? stop(
            Agent.ofLog(session.files().rollout()) == Agent.CODEX
                ? "its session_meta cannot be read"
                : "no line of it tells of a session")
        : PASS;
  }

  private static Optional<Stop> forgotten(Session session, Context context) {
    return stopIf(context.history().forgotten().contains(session.id()));
  }

  private static Optional<Stop> current(Session session, Context context) {
    return stopIf(session.id().equals(context.settings().current()));
  }

  private static Optional<Stop> inProgress(Session session, Context context) {
    Instant until = context.history().claims().get(session.id());
    return until == null ? PASS : stop("another run has it until " + until);
  }

  private static Optional<Stop> subAgent(Session session, Context context) {
    SessionSource source = session.origin().source();
    return source instanceof SessionSource.SubAgent(var label)
            && !context.settings().sources().accepts(source)
        ? stop(label)
        : PASS;
  }

  private static Optional<Stop> notInteractive(Session session, Context context) {
    SessionSource source = session.origin().source();
    return context.settings().sources().accepts(source)
        ? PASS
        : stop("its source is " + source.name());
  }

  private static Optional<Stop> archived(Session session, Context context) {
    return stopIf(session.standing().archived());
  }

  private static Optional<Stop> memoryDisabled(Session session, Context context) {
    String setting = context.settings().disabledBy();
    if (setting != null) {
      return stop(setting);
    }
    return switch (session.standing().memoryMode()) {
      case ENABLED -> PASS;
      case DISABLED -> stop("disabled in Codex");
      case POLLUTED -> stop("polluted by outside content");
    };
  }

  private static Optional<Stop> noCwd(Session session, Context context) {
    return stopIf(session.project().isEmpty());
  }

  private static Optional<Stop> excluded(Session session, Context context) {
    return session.project().flatMap(context.settings().exclusions()::match).map(Stop::new);
  }

  private static Optional<Stop> noUserMessage(Session session, Context context) {
    return stopIf(!session.standing().has(SessionTrait.USER_MESSAGE));
  }

  private static Optional<Stop> upToDate(Session session, Context context) {
    Freshness traced = context.history().traces().get(session.id());
    return stopIf(
        traced != null
            && traced.isUpToDate(session)
            && !(traced.outdated() && context.settings().renew()));
  }

  private static Optional<Stop> active(Session session, Context context) {
    Duration idle = context.settings().idle();
    Instant idleAt = session.files().modifiedAt().plus(idle);
    return !idle.isZero() && idleAt.isAfter(context.now()) ? stop("idle at " + idleAt) : PASS;
  }

  private static Optional<Stop> gaveUp(Session session, Context context) {
    Failure failure = failure(session, context);
    return failure != null && failure.isFinal() ? stop(failure.message()) : PASS;
  }

  private static Optional<Stop> backingOff(Session session, Context context) {
    Failure failure = failure(session, context);
    return failure != null && failure.retryAt().isAfter(context.now())
        ? stop(failure.message() + "; next try " + failure.retryAt())
        : PASS;
  }

  private static @Nullable Failure failure(Session session, Context context) {
    Failure failure = context.history().failures().get(session.id());
    return failure != null && failure.countsFor(session) ? failure : null;
  }

  private static Optional<Stop> stop(String detail) {
    return Optional.of(new Stop(detail));
  }

  private static Optional<Stop> stopIf(boolean stopped) {
    return stopped ? Optional.of(new Stop(null)) : PASS;
  }
}
