package dev.memories.consolidate.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The project's checks, and other commands held for reusable, with how they ended; one finding a
 * command.
 *
 * <p>Within a session its last run counts. Where sessions differ the newer wins, unless the command
 * passed in more older sessions than it failed in newer ones: then both stand, to be verified
 * (docs/spec/product.md 3.9.3).
 */
final class CommandEntries {
  /** How a command ended in one session. */
  record CheckResult(SessionTrace session, CommandRun run) {
    EntrySource source() {
      return session.source(run.bullet());
    }
  }

  /** A bullet about this command alone, that says what it printed, as knowledge, in few words. */
  private static final Comparator<CommandRun> MOST_TELLING =
      Comparator.comparing((CommandRun run) -> !run.isAlone())
          .thenComparing(run -> !run.saysWhy())
          .thenComparing(run -> !run.known())
          .thenComparingInt(run -> run.text().length());

  private CommandEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    Map<String, List<CheckResult>> byCommand = new LinkedHashMap<>();
    for (SessionTrace session : traces) {
      bySession(session)
          .forEach(
              (key, runs) ->
                  byCommand
                      .computeIfAbsent(key, _ -> new ArrayList<>())
                      .add(lastResult(session, runs)));
    }
    return byCommand.values().stream().flatMap(results -> settle(results).stream()).toList();
  }

  /** The keys of the commands whose result a session shows. */
  static Set<String> keys(SessionTrace session) {
    return bySession(session).keySet();
  }

  private static Map<String, List<CommandRun>> bySession(SessionTrace session) {
    return session.runs().stream()
        .filter(run -> (run.isCheck() || run.known()) && !TrapEntries.hasRemedy(run.bullet()))
        .collect(Collectors.groupingBy(CommandRun::key, LinkedHashMap::new, Collectors.toList()));
  }

  /** As the last of these runs of one command ended, told by the best of those that ended so. */
  static CheckResult lastResult(SessionTrace session, List<CommandRun> runs) {
    boolean passed = runs.getLast().passed();
    return new CheckResult(
        session,
        runs.reversed().stream()
            .filter(run -> run.passed() == passed)
            .min(MOST_TELLING)
            .orElseThrow());
  }

  /**
   * @param results newest session first
   */
  private static List<RegistryEntry> settle(List<CheckResult> results) {
    boolean passesNow = results.getFirst().run().passed();
    List<CheckResult> newer =
        results.stream().filter(verdict -> verdict.run().passed() == passesNow).toList();
    List<CheckResult> older =
        results.stream().filter(verdict -> verdict.run().passed() != passesNow).toList();
    if (passesNow || older.size() <= newer.size()) {
      return List.of(finding(newer));
    }
    return List.of(
        finding(newer).cautioned("passed in more older sessions, verify"),
        finding(older).cautioned("failed in a newer session, verify"));
  }

  /** One finding for the same command in several sessions, newest first. */
  static RegistryEntry finding(List<CheckResult> results) {
    String text =
        results.stream().map(verdict -> verdict.run()).min(MOST_TELLING).orElseThrow().text();
    return new RegistryEntry(text, results.stream().map(CheckResult::source).toList());
  }
}
