package dev.memories.extract;

import dev.memories.model.ContextWindows;
import dev.memories.model.TokenCounter;
import dev.memories.text.Utf8Budget;
import dev.memories.transcript.TranscriptCut;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts prompts to 70 % of the model's context window, if it is known (docs/spec/product.md 3.4.3).
 *
 * <p>The model's vocabulary is loaded only when a text has to be counted.
 */
public final class PromptSize {
  /** The shortest transcript that is worth sending, in bytes. */
  static final int MIN_TRANSCRIPT = 4_000;

  private static final double SHARE = 0.7;

  /** Estimate for an unknown model. */
  private static final int BYTES_PER_TOKEN = 4;

  private final OptionalInt maxTokens;
  private final Supplier<TokenCounter> counters;
  private @Nullable TokenCounter counter;

  private PromptSize(OptionalInt maxTokens, Supplier<TokenCounter> counters) {
    this.maxTokens = maxTokens;
    this.counters = counters;
  }

  /**
   * Makes the limits of a model.
   *
   * @param model name of the model; empty when unknown
   */
  public static PromptSize of(Optional<String> model) {
    OptionalInt window = model.map(ContextWindows::of).orElse(OptionalInt.empty());
    return new PromptSize(
        window.isPresent() ? OptionalInt.of((int) (window.getAsInt() * SHARE)) : window,
        () -> TokenCounter.of(model.orElse("")));
  }

  /** A transcript that fits, and the number of tokens of the whole prompt. */
  record Fitted(String contents, long tokens) {}

  /** Cuts the transcript so that it fits together with the system prompt. */
  synchronized Fitted fit(String system, String contents) {
    if (maxTokens.isEmpty()) {
      return new Fitted(contents, estimate(system) + estimate(contents));
    }
    int room = maxTokens.getAsInt() - count(system);
    String kept = contents;
    int tokens = count(kept);
    while (tokens > room && Utf8Budget.length(kept) > MIN_TRANSCRIPT) {
      long bytes = Utf8Budget.length(kept) * room / tokens * 95 / 100;
      kept = new TranscriptCut((int) Math.max(bytes, MIN_TRANSCRIPT)).apply(contents);
      tokens = count(kept);
    }
    return new Fitted(kept, (long) count(system) + tokens);
  }

  private int count(String text) {
    if (counter == null) {
      counter = counters.get();
    }
    return counter.count(text);
  }

  private static long estimate(String text) {
    return Utf8Budget.length(text) / BYTES_PER_TOKEN;
  }
}
