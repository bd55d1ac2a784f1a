package dev.memories.consolidate.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the procedures that two or more sessions have in common.
 *
 * <p>A procedure is the longest run of commands that passed in the same order in two sessions, with
 * or without others between them; commands that only look at files or change them do not count.
 */
final class ProcedureFinder {
  /** More would be a list of everything, not of what is worth a skill. */
  private static final int LIMIT = 3;

  /** Commands of one session that are compared, its last ones. */
  private static final int MAX_COMMANDS = 200;

  private ProcedureFinder() {}

  /**
   * Commands that passed in the same order in several sessions, a check among them.
   *
   * @param steps in order, each with the sessions where it passed
   * @param uses the tasks in which it was followed
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

  /** The longest first, then those with the most sessions; at most three, none part of another. */
  static List<Procedure> of(List<SessionTrace> traces) {
    List<List<String>> sequences = traces.stream().map(ProcedureFinder::sequence).toList();
    return chosen(common(sequences), sequences).stream()
        .map(keys -> procedure(keys, traces, sequences))
        .toList();
  }

  /** The keys of what passed in a session, each where it passed last. */
  private static List<String> sequence(SessionTrace session) {
    LinkedHashSet<String> keys = new LinkedHashSet<>();
    for (CommandRun run : session.runs()) {
      if (run.passed() && run.isWork()) {
        keys.remove(run.key());
        keys.add(run.key());
      } else if (!run.passed()) {
        keys.remove(run.key());
      }
    }
    List<String> all = List.copyOf(keys);
    return all.subList(Math.max(0, all.size() - MAX_COMMANDS), all.size());
  }

  private static Set<List<String>> common(List<List<String>> sequences) {
    Set<List<String>> found = new LinkedHashSet<>();
    for (int one = 0; one < sequences.size(); one++) {
      for (int other = one + 1; other < sequences.size(); other++) {
        List<String> keys = longestCommon(sequences.get(one), sequences.get(other));
        if (keys.stream().anyMatch(CommandRun::isCheck)) {
          found.add(keys);
        }
      }
    }
    return found;
  }

  private static List<List<String>> chosen(
      Set<List<String>> candidates, List<List<String>> sequences) {
    List<List<String>> byWeight =
        candidates.stream()
            .sorted(
                Comparator.comparingInt((List<String> keys) -> -keys.size())
                    .thenComparingInt(keys -> -support(keys, sequences))
                    .thenComparing(keys -> String.join("\n", keys)))
            .toList();
    List<List<String>> chosen = new ArrayList<>();
    for (List<String> keys : byWeight) {
      // What is part of a longer procedure needs no skill of its own.
      if (chosen.size() < LIMIT && chosen.stream().noneMatch(more -> overlap(more, keys))) {
        chosen.add(keys);
      }
    }
    return chosen;
  }

  private static boolean overlap(List<String> longer, List<String> keys) {
    return contains(longer, keys) || longer.getLast().equals(keys.getLast());
  }

  private static int support(List<String> keys, List<List<String>> sequences) {
    return (int) sequences.stream().filter(sequence -> contains(sequence, keys)).count();
  }

  private static boolean contains(List<String> sequence, List<String> keys) {
    int next = 0;
    for (String key : sequence) {
      if (next < keys.size() && key.equals(keys.get(next))) {
        next++;
      }
    }
    return next == keys.size();
  }

  private static Procedure procedure(
      List<String> keys, List<SessionTrace> traces, List<List<String>> sequences) {
    List<SessionTrace> followed =
        traces.stream().filter(trace -> contains(sequences.get(trace.rank()), keys)).toList();
    List<RegistryEntry> steps = new ArrayList<>();
    for (String key : keys) {
      steps.add(step(key, followed));
    }
    return new Procedure(steps, uses(keys, followed), failures(keys, traces));
  }

  /** The tasks that it passed in. */
  private static List<RegistryEntry> uses(List<String> keys, List<SessionTrace> followed) {
    return DuplicateMerger.merged(
        followed.stream().map(session -> use(session, passes(keys.getLast(), session))).toList());
  }

  private static RegistryEntry use(SessionTrace session, List<CommandRun> passes) {
    CommandRun last = passes.getLast();
    return new RegistryEntry(
        StatementKey.unended(last.task().name()), List.of(session.source(last.bullet())));
  }

  /** How its steps failed in any session, as far as the traces tell why. */
  private static List<RegistryEntry> failures(List<String> keys, List<SessionTrace> traces) {
    List<RegistryEntry> failures = new ArrayList<>();
    for (SessionTrace session : traces) {
      session.runs().stream()
          .filter(run -> !run.passed() && run.saysWhy() && keys.contains(run.key()))
          .map(run -> session.finding(TrapEntries.withoutSequel(run.bullet())))
          .forEach(failures::add);
    }
    return DuplicateMerger.merged(failures);
  }

  private static RegistryEntry step(String key, List<SessionTrace> followed) {
    return CommandEntries.finding(
        followed.stream()
            .map(session -> CommandEntries.lastResult(session, passes(key, session)))
            .toList());
  }

  private static List<CommandRun> passes(String key, SessionTrace session) {
    return session.runs().stream().filter(run -> run.passed() && run.key().equals(key)).toList();
  }

  private static List<String> longestCommon(List<String> one, List<String> other) {
    int[][] length = new int[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        length[i][j] =
            one.get(i).equals(other.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    List<String> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      if (one.get(i).equals(other.get(j))) {
        common.add(one.get(i));
        i++;
        j++;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
