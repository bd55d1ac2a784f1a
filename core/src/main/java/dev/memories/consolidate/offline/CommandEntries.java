package dev.memories.consolidate.offline;

import dev.memories.shellline.ExitCodes;
import dev.memories.shellline.ShellLine;
import dev.memories.trace.TraceFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that verify a change, and others that several sessions needed; one entry for each
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

  /** A command with its entry. */
  private record Told(CommandRun run, RegistryEntry entry) {}

  /** A bullet about this command alone, that says what it printed, as knowledge, in few words. */
  private static final Comparator<CommandRun> MOST_TELLING =
      Comparator.comparing((CommandRun run) -> !run.isAlone())
          .thenComparing(run -> !run.saysWhy())
          .thenComparing(run -> !run.known())
          .thenComparingInt(run -> run.text().length());

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*");
  private static final Pattern RELATIVE_PATH = Pattern.compile("-[^=]*=[^/=]+/.*");
  private static final PhraseList NOTHING_RAN = PhraseList.load("nothing-ran");

  private CommandEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    Map<String, List<CheckResult>> byCommand = new LinkedHashMap<>();
    for (SessionTrace session : traces) {
      bySession(session)
          .forEach(
              (key, runs) ->
                  add(
                      lastResult(session, runs),
                      byCommand.computeIfAbsent(key, _ -> new ArrayList<>())));
    }
    return withoutVariants(
        byCommand.values().stream()
            .flatMap(results -> settle(results).stream())
            .sorted(
                Comparator.comparing((Told told) -> -told.entry().support())
                    .thenComparing(told -> !told.run().isCheck())
                    .thenComparing(told -> told.entry().newest()))
            .toList());
  }

  /** Of sessions with the same prompt the newest counts. */
  private static void add(CheckResult result, List<CheckResult> results) {
    int group = result.session().group();
    if (results.stream().noneMatch(other -> other.session().group() == group)) {
      results.add(result);
    }
  }

  /** The keys of the commands whose result a session shows. */
  static Set<String> keys(SessionTrace session) {
    return bySession(session).keySet();
  }

  private static Map<String, List<CommandRun>> bySession(SessionTrace session) {
    return session.runs().stream()
        .filter(run -> (run.isCheck() || run.known()) && !TrapEntries.hasRemedy(run.bullet()))
        .filter(run -> run.passed() ? !hasRunNothing(run) : ExitCodes.isVerdict(run.exit()))
        .collect(Collectors.groupingBy(CommandRun::key, LinkedHashMap::new, Collectors.toList()));
  }

  private static boolean hasRunNothing(CommandRun run) {
    return NOTHING_RAN.anyIn(run.bullet().text().toLowerCase(Locale.ROOT));
  }

  /** The outcome of the last run, shown by the most informative run with that outcome. */
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
  private static List<Told> settle(List<CheckResult> results) {
    boolean passesNow = results.getFirst().run().passed();
    List<CheckResult> newer =
        results.stream().filter(verdict -> verdict.run().passed() == passesNow).toList();
    List<CheckResult> older =
        results.stream().filter(verdict -> verdict.run().passed() != passesNow).toList();
    if (passesNow) {
      return isWorthKnowing(newer) ? List.of(told(newer, finding(newer))) : List.of();
    }
    // What fails now is an open end; it says nothing about how to verify a change.
    return older.size() <= newer.size()
        ? List.of()
        : List.of(
            told(newer, finding(newer).cautioned("passed in more older sessions, verify")),
            told(older, finding(older).cautioned("failed in a newer session, verify")));
  }

  private static Told told(List<CheckResult> results, RegistryEntry entry) {
    return new Told(results.getFirst().run(), entry);
  }

  /** A check always is; another command only where several sessions needed it. */
  private static boolean isWorthKnowing(List<CheckResult> results) {
    return results.getFirst().run().isCheck() || results.size() > 1;
  }

  /**
   * Without the checks that do only a part of another one, or the same with other options.
   *
   * @param told best first
   */
  private static List<RegistryEntry> withoutVariants(List<Told> told) {
    List<Told> kept = new ArrayList<>();
    Set<String> subjects = new HashSet<>();
    for (Told next : told) {
      boolean isPart =
          kept.stream().anyMatch(other -> isPartOf(next.run().key(), other.run().key()));
      boolean isOpposed = next.entry().caution() != null;
      if (!isPart && (subjects.add(subject(next.run())) || isOpposed)) {
        kept.add(next);
      }
    }
    return kept.stream().map(Told::entry).toList();
  }

  /** Whether a command is another one with more arguments behind. */
  private static boolean isPartOf(String narrow, String wide) {
    return narrow.startsWith(wide + " ") && !narrow.substring(wide.length()).contains("&&");
  }

  /** What a command works on: its words without variables, and without options but paths. */
  private static String subject(CommandRun run) {
    List<ShellLine.Segment> parts = ShellLine.parse(run.key()).segments();
    return parts.isEmpty()
        ? run.key()
        : Stream.concat(Stream.of(run.folder()), parts.getLast().words().stream())
            .filter(word -> !ASSIGNMENT.matcher(word).matches())
            .filter(word -> !word.startsWith("-") || RELATIVE_PATH.matcher(word).matches())
            .collect(Collectors.joining(" "));
  }

  /** One finding for the same command in several sessions, newest first. */
  static RegistryEntry finding(List<CheckResult> results) {
    CommandRun best =
        results.stream().map(verdict -> verdict.run()).min(MOST_TELLING).orElseThrow();
    return new RegistryEntry(text(best), results.stream().map(CheckResult::source).toList());
  }

  /** The command, what it needs and what it printed, where the bullet has the known form. */
  private static String text(CommandRun run) {
    if (!(TraceFact.of(run.bullet()) instanceof TraceFact.Run fact) || !fact.passed()) {
      return run.text();
    }
    return "`"
        + run.command()
        + "`"
        + (run.folder().isEmpty() || run.command().startsWith("cd ")
            ? ""
            : ", in `" + run.folder() + "`")
        + (fact.outsideSandbox() ? ", outside the sandbox" : "")
        + (fact.printed().isEmpty() || !run.printedLast() ? "" : ": " + fact.printed());
  }
}
