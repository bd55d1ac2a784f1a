package dev.memories.model;

import java.util.OptionalLong;

/**
 * The tokens that a run may use ({@code --max-tokens}), shared by its requests. Thread-safe.
 *
 * <p>Tokens are reserved before a request is sent, so that parallel requests cannot exceed the
 * budget together.
 */
public final class TokenBudget {
  private final OptionalLong limit;
  private long used;

  private TokenBudget(OptionalLong limit) {
    this.limit = limit;
  }

  public static TokenBudget unlimited() {
    return new TokenBudget(OptionalLong.empty());
  }

  public static TokenBudget of(long tokens) {
    return new TokenBudget(OptionalLong.of(tokens));
  }

  /** Reserves tokens; returns false, and reserves none, when fewer are left. */
  public synchronized boolean reserve(long tokens) {
    if (limit.isPresent() && used + tokens > limit.getAsLong()) {
      return false;
    }
    used += tokens;
    return true;
  }

  /** Replaces a reservation by the tokens that were really used. */
  public synchronized void settle(long reserved, long spent) {
    used += spent - reserved;
  }

  /** The budget in tokens; empty when it is unlimited. */
  public OptionalLong limit() {
    return limit;
  }
}
