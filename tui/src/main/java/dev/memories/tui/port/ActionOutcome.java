package dev.memories.tui.port;

import java.util.List;
import java.util.Optional;

/** The result of an action. */
public sealed interface ActionOutcome {
  /**
   * The action succeeded, at least in part.
   *
   * @param message one line for the status line
   * @param output more lines to read; usually empty
   * @param undo the action that undoes this one
   */
  record Done(String message, List<String> output, Optional<Action> undo) implements ActionOutcome {
    public Done {
      output = List.copyOf(output);
    }

    public Done(String message) {
      this(message, List.of(), Optional.empty());
    }
  }

  /** Another run holds the lock of the project. */
  record Busy(String project, HeldLock lock) implements ActionOutcome {}

  /**
   * The action failed; steps that were finished before stay.
   *
   * @param trouble the failure, if it is more than the message says
   */
  record Failed(String message, List<String> output, Optional<Trouble> trouble)
      implements ActionOutcome {
    public Failed {
      output = List.copyOf(output);
    }

    public Failed(String message, List<String> output) {
      this(message, output, Optional.empty());
    }

    public Failed(String message) {
      this(message, List.of());
    }

    /** An action that could not be done at all. */
    public static Failed because(Trouble trouble) {
      return new Failed(trouble.message(), List.of(), Optional.of(trouble));
    }
  }

  /** The user stopped the action. Leases are released and nothing is half written. */
  record Cancelled() implements ActionOutcome {}
}
