package dev.memories.cli.command.reading;

import dev.memories.cli.output.Style.Paint;
import dev.memories.trace.TraceHead;
import dev.memories.trace.TraceOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How lists show the outcome of a session: by a sign and a colour, and in words unless it was a
 * success.
 */
record OutcomeSign(String sign, Paint paint, String word) {
  static OutcomeSign of(TraceHead head) {
    return of(head.outcome().orElse(null));
  }

  private static OutcomeSign of(@Nullable TraceOutcome outcome) {
    if (outcome == null) {
      return new OutcomeSign("·", Paint.DIM, "");
    }
    return switch (outcome) {
      case SUCCESS -> new OutcomeSign("✓", Paint.GREEN, "");
      case PARTIAL -> new OutcomeSign("~", Paint.YELLOW, outcome.label() + ": ");
      case FAIL -> new OutcomeSign("✗", Paint.RED, outcome.label() + ": ");
      case UNCERTAIN -> new OutcomeSign("?", Paint.DIM, outcome.label() + ": ");
    };
  }
}
