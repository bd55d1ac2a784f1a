package dev.memories.shellline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Entries with rules, found by the program that a rule is for. Most rules are for one program, so
 * hardly any has to be tried for a command.
 */
final class ProgramTable<T> {
  private final Map<String, List<T>> byName = new HashMap<>();
  private final List<T> forAny;

  /**
   * @param entries in the order in which they are tried
   */
  ProgramTable(List<T> entries, Function<T, CommandRule> rule) {
    forAny = entries.stream().filter(entry -> rule.apply(entry).isGlob()).toList();
    for (T named : entries) {
      if (!rule.apply(named).isGlob()) {
        byName.computeIfAbsent(
            rule.apply(named).programName(), name -> fitting(entries, rule, name));
      }
    }
  }

  private static <T> List<T> fitting(List<T> entries, Function<T, CommandRule> rule, String name) {
    List<T> fitting = new ArrayList<>(entries);
    fitting.removeIf(entry -> !rule.apply(entry).program().test(name));
    return List.copyOf(fitting);
  }

  /** The entries that may fit a program, in order. */
  List<T> of(String program) {
    return byName.getOrDefault(program, forAny);
  }
}
