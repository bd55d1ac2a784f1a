package dev.memories.tui.memory;

import dev.memories.trace.TraceHead;
import dev.memories.trace.TraceOutcome;
import dev.memories.tui.port.EntryRow.Badge;
import dev.memories.tui.port.Tone;
import java.util.Optional;

/** How rows show the outcome of a session. */
final class OutcomeBadge {
  private OutcomeBadge() {}

  /** Empty where the trace does not say how the session ended. */
  static Optional<Badge> of(TraceHead head) {
    return head.outcome().map(OutcomeBadge::of);
  }

  private static Badge of(TraceOutcome outcome) {
    return switch (outcome) {
      case SUCCESS -> new Badge(outcome.label(), Tone.GOOD, "✓");
      case PARTIAL -> new Badge(outcome.label(), Tone.WARN, "~");
      case FAIL -> new Badge(outcome.label(), Tone.BAD, "✗");
      case UNCERTAIN -> new Badge(outcome.label(), Tone.PLAIN, "?");
    };
  }
}
