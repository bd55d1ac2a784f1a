package dev.memories.consolidate.offline;

import dev.memories.shellline.ShellLine;
import dev.memories.trace.MarkdownPiece;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What did not work, as far as it may still not work.
 *
 * <p>That a check failed is told beside how it ended: here it would be told twice, or long after it
 * was mended. What the user said against a result is told under the preferences.
 */
final class TrapEntries {
  /** Of one session at most so many, lest one long session speaks for all. */
  private static final int MAX_OF_A_SESSION = 5;

  private static final String SEQUEL = "; next: ";

  private TrapEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    Set<String> checks = new HashSet<>();
    traces.forEach(session -> checks.addAll(CommandEntries.keys(session)));
    Map<String, RegistryEntry> byReason = new LinkedHashMap<>();
    for (SessionTrace session : traces) {
      int told = byReason.size();
      for (TraceBullet failure : untold(session, checks)) {
        String reason = reason(failure);
        if (byReason.containsKey(reason) || byReason.size() < told + MAX_OF_A_SESSION) {
          byReason.merge(
              reason, session.finding(failure), (newer, older) -> newer.with(older.sources()));
        }
      }
    }
    return DuplicateMerger.merged(List.copyOf(byReason.values()));
  }

  private static List<TraceBullet> untold(SessionTrace session, Set<String> checks) {
    return Stream.concat(failures(session), reportedErrors(session))
        .filter(bullet -> !isTold(bullet, checks) && !PreferenceEntries.repeats(bullet, session))
        .toList();
  }

  /** What failed alike, whatever it was: the bullet without its first code, if there is more. */
  private static String reason(TraceBullet bullet) {
    List<MarkdownPiece> pieces = MarkdownPiece.of(bullet.text());
    return bullet.codes().size() > 1 && pieces.getFirst() instanceof MarkdownPiece.Code
        ? pieces.stream().skip(1).map(MarkdownPiece::raw).collect(Collectors.joining())
        : bullet.text();
  }

  private static Stream<TraceBullet> failures(SessionTrace session) {
    return session.document().tasks().stream()
        .map(TraceDocument.Task::failures)
        .flatMap(List::stream)
        .filter(
            bullet ->
                StatementFilter.worthKeeping(bullet)
                    && (hasRemedy(bullet) || !StatementFilter.tellsOfToolsOnly(bullet))
                    && !FollowUps.isOpen(bullet)
                    && !bullet.text().startsWith("the user "))
        .limit(SessionTrace.MAX_BULLETS)
        .map(TrapEntries::withoutSequel);
  }

  /** Whether the trace tells what made the failure go away. */
  static boolean hasRemedy(TraceBullet bullet) {
    return bullet.text().contains("; passed ") || bullet.text().contains("; got past it ");
  }

  private static Stream<TraceBullet> reportedErrors(SessionTrace session) {
    return PlaceEntries.pointers(session).stream()
        .filter(
            pointer -> !PlaceEntries.isPlace(pointer) && StatementFilter.tellsOfFailure(pointer));
  }

  /** What was tried next is the next bullet's matter. */
  static TraceBullet withoutSequel(TraceBullet bullet) {
    int sequel = bullet.text().lastIndexOf(SEQUEL);
    return sequel < 0
        ? bullet
        : new TraceBullet(bullet.text().substring(0, sequel), bullet.lines());
  }

  /** Whether it says no more than that a check failed; a cause would be a third piece of code. */
  private static boolean isTold(TraceBullet bullet, Set<String> checks) {
    List<String> codes = bullet.codes();
    return !codes.isEmpty()
        && !hasRemedy(bullet)
        && codes.size() <= 2
        && checks.contains(ShellLine.key(codes.getFirst()));
  }
}
