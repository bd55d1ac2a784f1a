package dev.memories.model;

/**
 * What asking cost, in tokens and requests.
 *
 * @param cachedInput the part of {@code input} that came from the provider's cache
 */
public record TokenUsage(long input, long cachedInput, long output, int requests) {
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        input + other.input,
        cachedInput + other.cachedInput,
        output + other.output,
        requests + other.requests);
  }

  /** Tokens in and out. */
  public long total() {
    return input + output;
  }
}
