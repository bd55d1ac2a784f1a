package dev.memories.extract;

import dev.memories.redact.SecretRedactor;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.trace.TraceMarkdown;
import dev.memories.trace.TraceSummary;

/**
 * A trace and its summary as they are stored: redacted, structured, bounded (reference.md 1k 5).
 *
 * <p>The same for every extractor, whatever it made the texts from.
 *
 * @param traceMemory Markdown of at most 300,000 UTF-8 bytes
 * @param summary one line of at most 1,200 UTF-8 bytes
 */
public record NormalisedTrace(String traceMemory, String summary) {

  /** Normalises what an extractor wrote; both texts are trimmed and neither is empty. */
  public static NormalisedTrace of(String traceMemory, String summary, SecretRedactor redactor) {
    return new NormalisedTrace(
        storedTrace(traceMemory, redactor), storedSummary(summary, redactor));
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
