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
  private final List<T> forAny = new ArrayList<>();

  /**
   * @param entries in the order in which they are tried
   */
  ProgramTable(List<T> entries, Function<T, CommandRule> rule) {
    for (T entry : entries) {
      CommandRule of = rule.apply(entry);
      if (of.isGlob()) {
        byName.forEach((name, fitting) -> addIfFits(fitting, entry, of, name));
        forAny.add(entry);
      } else {
        byName.computeIfAbsent(of.programName(), name -> globsSoFar(rule, name)).add(entry);
      }
    }
  }

  private List<T> globsSoFar(Function<T, CommandRule> rule, String name) {
    List<T> fitting = new ArrayList<>();
    forAny.forEach(entry -> addIfFits(fitting, entry, rule.apply(entry), name));
    return fitting;
  }

  private static <T> void addIfFits(List<T> fitting, T entry, CommandRule rule, String name) {
    if (rule.program().test(name)) {
      fitting.add(entry);
    }
  }

  /** The entries that may fit a program, in order. */
  List<T> of(String program) {
    return byName.getOrDefault(program, forAny);
  }
}
