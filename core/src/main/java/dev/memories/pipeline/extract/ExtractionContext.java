package dev.memories.pipeline.extract;

import dev.memories.extract.TraceExtractor;
import dev.memories.redact.SecretRedactor;
import dev.memories.state.RunName;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The services of an extraction.
 *
 * @param owners makes names for runs, each unique
 */
public record ExtractionContext(
    StateDatabase state,
    MemoriesHome home,
    TraceExtractor extractor,
    SecretRedactor redactor,
    InstantSource clock,
    Supplier<String> owners) {

  /** With the product's redactor, and with names that tell whether their process lives. */
  public static ExtractionContext of(
      StateDatabase state, MemoriesHome home, TraceExtractor extractor, InstantSource clock) {
    return new ExtractionContext(
        state, home, extractor, SecretRedactor.product(), clock, RunName::fresh);
  }
}
