package dev.memories.consolidate.offline;

import dev.memories.markdown.ShortenedLine;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRules;
import dev.memories.shellline.ShellLine;
import dev.memories.trace.TaskFacts;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds traps: failures that may happen again, with the fix.
 *
 * <p>Failed checks are left out, because they are no traps but verdicts. So is the user's criticism
 * of a result, which is listed under the preferences. The failure text makes two traps one.
 */
final class TrapEntries {
  /** Limit for one session, so that a long session does not crowd out the others. */
  private static final int MAX_OF_A_SESSION = 5;

  private static final int LEAST_REASON_CHARS = 12;

  /** Failures that begin alike are one: what follows is mostly a name or a path. */
  private static final int REASON_CHARS = 60;

  private static final int MAX_COMMAND = 110;
  private static final int MAX_FAILURE = 120;
  private static final CommandRules RULES = new CommandRules();
  private static final String SEQUEL = "; next: ";

  private TrapEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    Set<String> checks = new HashSet<>();
    traces.forEach(session -> checks.addAll(CommandEntries.keys(session)));
    Map<String, List<RegistryEntry>> byReason = new LinkedHashMap<>();
    for (SessionTrace session : traces) {
      int told = 0;
      for (TraceBullet failure : untold(session, checks)) {
        String reason = reason(failure);
        boolean isNew = !byReason.containsKey(reason);
        if (!isNew || told < MAX_OF_A_SESSION) {
          add(entry(session, failure), byReason.computeIfAbsent(reason, _ -> new ArrayList<>()));
          told += isNew ? 1 : 0;
        }
      }
    }
    return DuplicateMerger.merged(
            byReason.values().stream()
                .filter(entries -> lasts(entries, traces))
                .map(TrapEntries::merged)
                .toList())
        .stream()
        .sorted(RegistryEntry.BY_WEIGHT)
        .toList();
  }

  /** Of sessions with the same prompt only the newest is told. */
  private static void add(RegistryEntry entry, List<RegistryEntry> told) {
    EntrySource source = entry.sources().getFirst();
    boolean isRepeated =
        told.stream()
            .flatMap(other -> other.sources().stream())
            .anyMatch(other -> other.group() == source.group() && other.rank() != source.rank());
    if (!isRepeated) {
      told.add(entry);
    }
  }

  /** Of an older session only a trap stays that cost more than one session. */
  private static boolean lasts(List<RegistryEntry> entries, List<SessionTrace> traces) {
    return entries.stream().anyMatch(entry -> traces.get(entry.newest()).recent())
        || merged(entries).support() > 1;
  }

  /** The newest entry that tells a fix, else the newest, with the sources of all. */
  private static RegistryEntry merged(List<RegistryEntry> entries) {
    RegistryEntry told =
        entries.stream()
            .filter(entry -> entry.text().contains("; "))
            .findFirst()
            .orElseGet(entries::getFirst);
    return told.with(
        entries.stream().map(RegistryEntry::sources).flatMap(Collection::stream).toList());
  }

  private static List<TraceBullet> untold(SessionTrace session, Set<String> checks) {
    return Stream.concat(failures(session), reportedErrors(session))
        .filter(bullet -> !isTold(bullet, checks) && !PreferenceEntries.repeats(bullet, session))
        .toList();
  }

  /** The failure text without numbers; of a bullet in another form all of it. */
  private static String reason(TraceBullet failure) {
    return TraceFact.of(failure) instanceof TraceFact.Run run
            && run.printed().length() >= LEAST_REASON_CHARS
        ? beginning(run.printed().replaceAll("\\d+", "0"))
        : failure.text();
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), REASON_CHARS));
  }

  private static RegistryEntry entry(SessionTrace session, TraceBullet failure) {
    return new RegistryEntry(text(failure), List.of(session.source(failure)));
  }

  /** Command, failure and fix; the exit code tells nothing more. */
  private static String text(TraceBullet failure) {
    if (!(TraceFact.of(failure) instanceof TraceFact.Run run)
        || run.remedy() == null
        || run.printed().isEmpty()) {
      return failure.text();
    }
    return ShortenedLine.of("`" + run.command() + "`", MAX_COMMAND)
        + ": "
        + ShortenedLine.of(run.printed(), MAX_FAILURE)
        + "; "
        + run.remedy().text();
  }

  private static Stream<TraceBullet> failures(SessionTrace session) {
    return session.tasks().stream()
        .flatMap(TrapEntries::failures)
        .filter(
            bullet ->
                StatementFilter.worthKeeping(bullet)
                    && (hasRemedy(bullet) || !StatementFilter.tellsOfToolsOnly(bullet))
                    && !bullet.text().startsWith("the user "))
        .limit(SessionTrace.MAX_BULLETS)
        .map(TrapEntries::withoutSequel);
  }

  /** Failures in the form of a command, and statements on what failed; no quoted sentences. */
  private static Stream<TraceBullet> failures(TaskFacts task) {
    return Stream.concat(
            task.failures().stream().filter(TrapEntries::mayComeBack).map(TraceFact.Run::bullet),
            task.caveats().stream()
                .filter(caveat -> !caveat.isQuote())
                .map(TraceFact.Statement::bullet))
        .sorted(Comparator.comparingInt(TrapEntries::firstLine));
  }

  /** Not so what an edit of the project's own files put right. */
  private static boolean mayComeBack(TraceFact.Run failure) {
    TraceFact.Remedy remedy = failure.remedy();
    return remedy == null || (!remedy.byEdit() && !isChangeOfFiles(remedy));
  }

  /** Whether commands that change files, like {@code mv}, were all that lay between. */
  private static boolean isChangeOfFiles(TraceFact.Remedy remedy) {
    List<String> commands = new TraceBullet(remedy.text(), List.of()).codes();
    return remedy.text().contains(" after ")
        && commands.stream().map(RULES::roleOf).allMatch(role -> role.kind() == CommandKind.CHANGE);
  }

  private static int firstLine(TraceBullet bullet) {
    return bullet.lines().isEmpty() ? Integer.MAX_VALUE : bullet.lines().getFirst();
  }

  /** Whether the trace tells what made the failure go away. */
  static boolean hasRemedy(TraceBullet bullet) {
    return TraceFact.of(bullet) instanceof TraceFact.Run run && run.remedy() != null;
  }

  private static Stream<TraceBullet> reportedErrors(SessionTrace session) {
    return PlaceEntries.pointers(session).stream()
        .filter(
            pointer -> !PlaceEntries.isPlace(pointer) && StatementFilter.tellsOfFailure(pointer));
  }

  /** Drops what was tried next, because the next bullet describes it. */
  static TraceBullet withoutSequel(TraceBullet bullet) {
    int sequel = bullet.text().lastIndexOf(SEQUEL);
    return sequel < 0
        ? bullet
        : new TraceBullet(bullet.text().substring(0, sequel), bullet.lines());
  }

  /** Whether a bullet only says that a command failed; a cause would be a third code span. */
  private static boolean isTold(TraceBullet bullet, Set<String> checks) {
    List<String> codes = bullet.codes();
    boolean isFailedRun = TraceFact.of(bullet) instanceof TraceFact.Run run && !run.passed();
    return !codes.isEmpty()
        && !hasRemedy(bullet)
        && codes.size() <= 2
        && (isFailedRun || checks.contains(ShellLine.key(codes.getFirst())));
  }
}
