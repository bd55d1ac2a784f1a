package dev.memories.candidate;

import dev.memories.session.Agent;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's settings for the gates.
 *
 * @param limit how many sessions are taken at most; {@link #NO_LIMIT} for all
 * @param idle how long a session must have been unchanged; zero switches the gate off
 * @param current the session that calls us; null when no session does
 * @param force whether to take sessions that are up to date, too
 * @param disabledBy the setting that switches memory off for every session; null when none does
 * @param renew whether to take sessions whose offline trace is of an older version, too
 * @param agents sessions of other agents are not looked at
 */
public record GateSettings(
    SourceFilter sources,
    int limit,
    Duration idle,
    @Nullable SessionId current,
    Exclusions exclusions,
    boolean force,
    @Nullable String disabledBy,
    boolean renew,
    Set<Agent> agents) {
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  public GateSettings {
    agents = Set.copyOf(agents);
  }

  /** Settings for the sessions of all agents. */
  public GateSettings(
      SourceFilter sources,
      int limit,
      Duration idle,
      @Nullable SessionId current,
      Exclusions exclusions,
      boolean force,
      @Nullable String disabledBy,
      boolean renew) {
    this(
        sources,
        limit,
        idle,
        current,
        exclusions,
        force,
        disabledBy,
        renew,
        EnumSet.allOf(Agent.class));
  }

  /** Settings with memory switched on, that make no trace anew because of its version. */
  public GateSettings(
      SourceFilter sources,
      int limit,
      Duration idle,
      @Nullable SessionId current,
      Exclusions exclusions,
      boolean force) {
    this(sources, limit, idle, current, exclusions, force, null, false);
  }

  /** These settings for all sessions, also those that are up to date. */
  public GateSettings forAll() {
    return new GateSettings(
        sources, NO_LIMIT, idle, current, exclusions, true, disabledBy, renew, agents);
  }

  /** Whether the session is one of these agents. */
  public boolean covers(Session session) {
    return agents.contains(Agent.ofLog(session.files().rollout()));
  }

  /**
   * The reference's limit and our idle time (docs/spec/rules.md 13.1, docs/spec/product.md 3.3).
   */
  public static final GateSettings DEFAULT =
      new GateSettings(
          SourceFilter.INTERACTIVE, 8, Duration.ofMinutes(5), null, Exclusions.NONE, false);
}
