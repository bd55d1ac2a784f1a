package dev.memories.pipeline.consolidate;

import dev.memories.redact.SecretRedactor;
import dev.memories.tree.Disk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The services of a consolidation: clock, owner names, redactor and disk.
 *
 * @param owners makes names for lock owners, each unique and fit for a file name
 * @param renewEvery how often a lease is renewed
 */
public record ConsolidationContext(
    InstantSource clock,
    Supplier<String> owners,
    Duration renewEvery,
    SecretRedactor redactor,
    Disk disk) {
  private static final Duration RENEW_EVERY = Duration.ofSeconds(60);

  /** The services of the real program. */
  public static ConsolidationContext of(InstantSource clock) {
    return new ConsolidationContext(
        clock,
        () -> UUID.randomUUID().toString(),
        RENEW_EVERY,
        SecretRedactor.product(),
        new Disk());
  }
}
