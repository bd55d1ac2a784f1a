package dev.memories.consolidate;

import java.util.List;

/**
 * Commands that passed in the same order in several sessions, a check among them.
 *
 * @param steps in order, each with the sessions where it passed
 * @param uses the tasks that it was followed in
 * @param failures how its steps failed, in these sessions and others
 */
record Procedure(List<Finding> steps, List<Finding> uses, List<Finding> failures) {
  Procedure {
    steps = List.copyOf(steps);
    uses = List.copyOf(uses);
    failures = List.copyOf(failures);
  }
}
