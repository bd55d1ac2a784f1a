package dev.memories.model;

import java.util.OptionalLong;

/**
 * The tokens that a run may cost ({@code --max-tokens}), shared by all who ask for it. Thread-safe.
 *
 * <p>Tokens are set aside before a request goes out, so that requests side by side cannot pass the
 * budget together.
 */
public final class TokenBudget {
  private final OptionalLong most;
  private long taken;

  private TokenBudget(OptionalLong most) {
    this.most = most;
  }

  public static TokenBudget unlimited() {
    return new TokenBudget(OptionalLong.empty());
  }

  public static TokenBudget of(long tokens) {
    return new TokenBudget(OptionalLong.of(tokens));
  }

  /** Sets tokens aside; false, and nothing done, when they are more than is left. */
  public synchronized boolean take(long tokens) {
    if (most.isPresent() && taken + tokens > most.getAsLong()) {
      return false;
    }
    taken += tokens;
    return true;
  }

  /** Puts what was set aside right, now that it is known what was spent. */
  public synchronized void settle(long setAside, long spent) {
    taken += spent - setAside;
  }

  /** The budget in tokens; empty when there is none. */
  public OptionalLong most() {
    return most;
  }
}
