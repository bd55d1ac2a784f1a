package dev.memories.consolidate;

import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sorts what the traces say by topic, settles conflicts and merges duplicates.
 *
 * <p>Pure: the same traces in the same order give the same registry.
 */
final class TraceMerge {
  private TraceMerge() {}

  /**
   * @param traces newest session first
   */
  static Registry merge(List<SessionTrace> traces) {
    List<Finding> checks = CommandFindings.of(traces);
    List<Finding> preferences = PreferenceFindings.of(traces);
    Map<Topic, List<Finding>> findings = new EnumMap<>(Topic.class);
    findings.put(Topic.CHECKS, checks);
    findings.put(Topic.PREFERENCES, preferences);
    findings.put(Topic.TRAPS, TrapFindings.of(traces));
    findings.put(Topic.KNOWLEDGE, said(traces, TraceDocument.Task::knowledge));
    findings.put(Topic.PLACES, places(traces));
    findings.put(Topic.FOLLOW_UPS, FollowUps.of(traces));
    return new Registry(findings);
  }

  private static List<Finding> said(
      List<SessionTrace> traces, Function<TraceDocument.Task, List<TraceBullet>> list) {
    List<Finding> said = new ArrayList<>();
    for (SessionTrace session : traces) {
      session.document().tasks().stream()
          .flatMap(task -> list.apply(task).stream())
          .filter(Cues::worthKeeping)
          .map(session::finding)
          .forEach(said::add);
    }
    return Duplicates.merged(said);
  }

  /** One finding a path, in the words of the newest session that points to it. */
  private static List<Finding> places(List<SessionTrace> traces) {
    Map<String, Finding> byPath = new LinkedHashMap<>();
    for (Finding pointer : said(traces, TraceDocument.Task::pointers)) {
      byPath.merge(path(pointer), pointer, (newer, older) -> newer.with(older.sources()));
    }
    return List.copyOf(byPath.values());
  }

  private static String path(Finding pointer) {
    List<String> codes = new TraceBullet(pointer.text(), List.of()).codes();
    return codes.isEmpty() ? pointer.text() : codes.getFirst();
  }
}
