package dev.memories.consolidate.offline;

import java.util.List;

/**
 * Commands that passed in the same order in several sessions, a check among them.
 *
 * @param steps in order, each with the sessions where it passed
 * @param uses the tasks that it was followed in
 * @param failures how its steps failed, in these sessions and others
 */
record Procedure(
    List<RegistryEntry> steps, List<RegistryEntry> uses, List<RegistryEntry> failures) {
  Procedure {
    steps = List.copyOf(steps);
    uses = List.copyOf(uses);
    failures = List.copyOf(failures);
  }
}
