package dev.memories.consolidate.offline;

import dev.memories.shellline.ShellLine;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds reusable knowledge except commands and preferences, which have their own topics. */
final class KnowledgeEntries {
  private KnowledgeEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    List<RegistryEntry> known = new ArrayList<>();
    for (SessionTrace session : traces) {
      Stream.concat(knowledge(session), otherPointers(session))
          .filter(bullet -> !isRun(bullet, session) && !PreferenceEntries.repeats(bullet, session))
          .limit(SessionTrace.MAX_BULLETS)
          .map(session::finding)
          .forEach(known::add);
    }
    return DuplicateMerger.merged(known);
  }

  private static Stream<TraceBullet> knowledge(SessionTrace session) {
    return session.document().tasks().stream()
        .map(TraceDocument.Task::knowledge)
        .flatMap(List::stream)
        .filter(StatementFilter::worthKeeping);
  }

  private static Stream<TraceBullet> otherPointers(SessionTrace session) {
    return PlaceEntries.pointers(session).stream()
        .filter(
            pointer -> !PlaceEntries.isPlace(pointer) && !StatementFilter.tellsOfFailure(pointer));
  }

  /** Whether it tells a run, or only names a command that another bullet tells a run of. */
  private static boolean isRun(TraceBullet bullet, SessionTrace session) {
    List<String> codes = bullet.codes();
    String key = codes.size() == 1 ? ShellLine.key(codes.getFirst()) : "";
    return session.runs().stream()
        .anyMatch(run -> run.bullet().equals(bullet) || run.key().equals(key));
  }
}
