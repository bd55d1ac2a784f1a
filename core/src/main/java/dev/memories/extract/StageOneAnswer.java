package dev.memories.extract;

import static dev.memories.extract.StageOneSchema.SUMMARY;
import static dev.memories.extract.StageOneSchema.TRACE_MEMORY;

import dev.memories.redact.SecretRedactor;
import dev.memories.text.UnicodeWhitespace;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The answer of a model or a command, accepted or rejected (docs/spec/rules.md 6). */
public sealed interface StageOneAnswer {

  /** An answer with both texts; trimmed, not empty, not yet redacted. */
  record Accepted(String traceMemory, String summary) implements StageOneAnswer {
    /** The answer, with a mark on what the transcript that was sent does not bear out. */
    Accepted checkedAgainst(String transcript) {
      return new Accepted(new CitedEvidence(transcript).marked(traceMemory), summary);
    }

    /** The texts as they are stored. */
    public NormalisedTrace normalised(SecretRedactor redactor) {
      return NormalisedTrace.of(traceMemory, summary, redactor);
    }
  }

  /**
   * An answer that cannot be used.
   *
   * @param message one line for people, without the answer's text
   */
  record Rejected(RejectionReason reason, String message) implements StageOneAnswer {}

  /** Why an answer is rejected. */
  enum RejectionReason {
    UNPARSEABLE,
    INVALID_PAYLOAD,
    MISSING_TRACE_MEMORY,
    MISSING_SUMMARY
  }

  /** Parses an answer: a JSON object, bare, fenced or with prose around it. */
  static StageOneAnswer parse(String raw) {
    String text = UnicodeWhitespace.trim(raw);
    return Stream.<Function<String, Optional<String>>>of(
            Optional::of,
            StageOneAnswer::insideJsonFence,
            StageOneAnswer::insidePlainFence,
            StageOneAnswer::fromFirstToLastBrace)
        .flatMap(slice -> slice.apply(text).stream())
        .flatMap(slice -> AnswerObject.read(slice).stream())
        .findFirst()
        .map(StageOneAnswer::accept)
        .orElseGet(
            () ->
                new Rejected(
                    RejectionReason.UNPARSEABLE, "unable to parse stage-1 memory JSON output"));
  }

  private static StageOneAnswer accept(AnswerObject answer) {
    String payload = "invalid stage-1 memory output JSON payload: ";
    Optional<String> traceMemory = answer.text(TRACE_MEMORY).map(UnicodeWhitespace::trim);
    Optional<String> summary = answer.text(SUMMARY).map(UnicodeWhitespace::trim);
    if (traceMemory.isEmpty()) {
      return new Rejected(RejectionReason.INVALID_PAYLOAD, payload + "no text `traceMemory`");
    }
    if (summary.isEmpty()) {
      return new Rejected(RejectionReason.INVALID_PAYLOAD, payload + "no text `summary`");
    }
    if (traceMemory.get().isEmpty()) {
      return new Rejected(
          RejectionReason.MISSING_TRACE_MEMORY, "stage-1 memory output missing traceMemory");
    }
    if (summary.get().isEmpty()) {
      return new Rejected(RejectionReason.MISSING_SUMMARY, "stage-1 memory output missing summary");
    }
    return new Accepted(traceMemory.get(), summary.get());
  }

  private static Optional<String> insideJsonFence(String text) {
    return between(text, "```json", "```");
  }

  private static Optional<String> insidePlainFence(String text) {
    return between(text, "```", "```");
  }

  private static Optional<String> between(String text, String opening, String closing) {
    boolean fenced =
        text.startsWith(opening)
            && text.endsWith(closing)
            && text.length() >= opening.length() + closing.length();
    return fenced
        ? Optional.of(
            UnicodeWhitespace.trim(
                text.substring(opening.length(), text.length() - closing.length())))
        : Optional.empty();
  }

  private static Optional<String> fromFirstToLastBrace(String text) {
    int first = text.indexOf('{');
    int last = text.lastIndexOf('}');
    return 0 <= first && first < last
        ? Optional.of(text.substring(first, last + 1))
        : Optional.empty();
  }
}
