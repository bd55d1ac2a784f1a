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
 * How much may be sent: 70 % of the model's window where that is known (product.md 3).
 *
 * <p>The vocabulary is loaded when a text is first long enough to need counting.
 */
public final class PromptSize {
  /** Bytes of transcript that are worth sending at all. */
  static final int SMALLEST = 4_000;

  private static final double SHARE = 0.7;

  /** What a token stands for where nobody counts, in bytes of UTF-8. */
  private static final int BYTES_A_TOKEN = 4;

  private final OptionalInt maxTokens;
  private final Supplier<TokenCounter> counters;
  private @Nullable TokenCounter counter;

  private PromptSize(OptionalInt maxTokens, Supplier<TokenCounter> counters) {
    this.maxTokens = maxTokens;
    this.counters = counters;
  }

  /** For a model by name, empty when nobody knows which one will read it. */
  public static PromptSize of(Optional<String> model) {
    OptionalInt window = model.map(ContextWindows::of).orElse(OptionalInt.empty());
    return new PromptSize(
        window.isPresent() ? OptionalInt.of((int) (window.getAsInt() * SHARE)) : window,
        () -> TokenCounter.of(model.orElse("")));
  }

  /** A transcript that fits, and the tokens of the whole prompt. */
  record Fitted(String contents, long tokens) {}

  /** Cuts the transcript as far as it has to be, beside the given system text. */
  synchronized Fitted fit(String system, String contents) {
    if (maxTokens.isEmpty()) {
      return new Fitted(contents, estimate(system) + estimate(contents));
    }
    int room = maxTokens.getAsInt() - count(system);
    String kept = contents;
    int tokens = count(kept);
    while (tokens > room && Utf8Budget.length(kept) > SMALLEST) {
      long bytes = Utf8Budget.length(kept) * room / tokens * 95 / 100;
      kept = new TranscriptCut((int) Math.max(bytes, SMALLEST)).apply(contents);
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
    return Utf8Budget.length(text) / BYTES_A_TOKEN;
  }
}
