package dev.memories.pipeline.extract;

import dev.memories.extract.TraceExtractor;
import dev.memories.redact.SecretRedactor;
import dev.memories.state.RunName;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What an extraction works with.
 *
 * @param owners names of runs, each new
 */
public record ExtractionContext(
    StateDatabase state,
    MemoriesHome home,
    TraceExtractor extractor,
    SecretRedactor redactor,
    InstantSource clock,
    Supplier<String> owners) {

  /** With the product's redactor, and owners that tell whether their process lives. */
  public static ExtractionContext of(
      StateDatabase state, MemoriesHome home, TraceExtractor extractor, InstantSource clock) {
    return new ExtractionContext(
        state, home, extractor, SecretRedactor.product(), clock, RunName::fresh);
  }
}
