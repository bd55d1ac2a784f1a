package dev.memories.consolidate;

import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What did not work, as far as it may still not work.
 *
 * <p>That a check failed is told beside how it ended; here it would be told twice, or long after it
 * was mended.
 */
final class TrapFindings {
  /** Of one session at most so many, lest one long session speaks for all. */
  private static final int MAX_OF_A_SESSION = 5;

  private TrapFindings() {}

  static List<Finding> of(List<SessionTrace> traces) {
    Set<String> checks = new HashSet<>();
    traces.forEach(session -> checks.addAll(CommandFindings.lastRuns(session).keySet()));
    List<Finding> traps = new ArrayList<>();
    for (SessionTrace session : traces) {
      session.document().tasks().stream()
          .map(TraceDocument.Task::failures)
          .flatMap(List::stream)
          .filter(Cues::worthKeeping)
          .filter(bullet -> !tellsOf(checks, bullet))
          .limit(MAX_OF_A_SESSION)
          .map(session::finding)
          .forEach(traps::add);
    }
    return Duplicates.merged(traps);
  }

  private static boolean tellsOf(Set<String> checks, TraceBullet bullet) {
    List<String> codes = bullet.codes();
    return !codes.isEmpty() && checks.contains(ShellLine.key(codes.getFirst()));
  }
}
