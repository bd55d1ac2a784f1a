package dev.memories.consolidate.offline;

import dev.memories.markdown.MarkdownPiece;
import dev.memories.shellline.ShellLine;
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
 * Finds traps: failures that may happen again.
 *
 * <p>Failed checks are left out, because the registry lists every check with its last result. So is
 * the user's criticism of a result, which is listed under the preferences.
 */
final class TrapEntries {
  /** Limit for one session, so that a long session does not crowd out the others. */
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

  /** The reason of a failure: the bullet without its first code span, if it has more of them. */
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

  /** Drops what was tried next, because the next bullet describes it. */
  static TraceBullet withoutSequel(TraceBullet bullet) {
    int sequel = bullet.text().lastIndexOf(SEQUEL);
    return sequel < 0
        ? bullet
        : new TraceBullet(bullet.text().substring(0, sequel), bullet.lines());
  }

  /** Whether a bullet only says that a check failed; a cause would be a third code span. */
  private static boolean isTold(TraceBullet bullet, Set<String> checks) {
    List<String> codes = bullet.codes();
    return !codes.isEmpty()
        && !hasRemedy(bullet)
        && codes.size() <= 2
        && checks.contains(ShellLine.key(codes.getFirst()));
  }
}
