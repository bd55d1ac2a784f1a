package dev.memories.extract;

import dev.memories.redact.SecretRedactor;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.trace.TraceMarkdown;
import dev.memories.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * A trace and its summary as they are stored: redacted, structured, bounded (docs/spec/rules.md 7).
 *
 * <p>Only {@link #of} makes one, so no trace is stored that was not normalised, and none is
 * normalised twice.
 */
public final class NormalisedTrace {
  private final String traceMemory;
  private final String summary;

  private NormalisedTrace(String traceMemory, String summary) {
    this.traceMemory = traceMemory;
    this.summary = summary;
  }

  /** Normalises the texts of an extractor; both are trimmed and neither is empty. */
  public static NormalisedTrace of(String traceMemory, String summary, SecretRedactor redactor) {
    return new NormalisedTrace(
        storedTrace(traceMemory, redactor), storedSummary(summary, redactor));
  }

  /** Markdown of at most 300,000 UTF-8 bytes. */
  public String traceMemory() {
    return traceMemory;
  }

  /** One line of at most 1,200 UTF-8 bytes. */
  public String summary() {
    return summary;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NormalisedTrace trace
        && traceMemory.equals(trace.traceMemory)
        && summary.equals(trace.summary);
  }

  @Override
  public int hashCode() {
    return 31 * traceMemory.hashCode() + summary.hashCode();
  }

  private static String storedTrace(String traceMemory, SecretRedactor redactor) {
    String redacted = redactor.redact(traceMemory);
    String structured = TraceMarkdown.structured(redacted);
    return TraceMarkdown.bounded(structured);
  }

  private static String storedSummary(String summary, SecretRedactor redactor) {
    String line = UnicodeWhitespace.collapse(summary);
    String redacted = redactor.redact(line);
    return TraceSummary.bounded(redacted);
  }
}
