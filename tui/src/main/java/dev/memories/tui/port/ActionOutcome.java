package dev.memories.tui.port;

import java.util.List;
import java.util.Optional;

/** How an action ended. */
public sealed interface ActionOutcome {
  /**
   * It did what was asked, or part of it.
   *
   * @param message one line for the status line
   * @param output what there is to read besides; empty for most
   * @param undo what takes it back
   */
  record Done(String message, List<String> output, Optional<Action> undo) implements ActionOutcome {
    public Done {
      output = List.copyOf(output);
    }

    public Done(String message) {
      this(message, List.of(), Optional.empty());
    }
  }

  /** Another run holds the lock. */
  record Busy(String project, HeldLock lock) implements ActionOutcome {}

  /** It did not work; what was done before stands. */
  record Failed(String message, List<String> output) implements ActionOutcome {
    public Failed {
      output = List.copyOf(output);
    }

    public Failed(String message) {
      this(message, List.of());
    }
  }

  /** The user stopped it; leases are given back, nothing is half written. */
  record Cancelled() implements ActionOutcome {}
}
