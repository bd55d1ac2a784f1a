package dev.memories.model;

/**
 * The cost of one or more requests, in tokens and number of requests.
 *
 * @param cachedInput the part of {@code input} that the provider's cache served
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

  /** Input and output tokens. */
  public long total() {
    return input + output;
  }
}
