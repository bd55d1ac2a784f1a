package dev.memories.consolidate.offline;

import dev.memories.trace.Preference;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects the traces to merge.
 *
 * <p>A session with nothing to say and a copy of another one are left out. The ten newest sessions
 * count in full, where sessions with the same prompt are one. Older ones keep their rules.
 */
final class SessionSelection {
  private static final int RECENT = 10;

  /** A shorter first request, like "Go on.", says nothing about where it comes from. */
  private static final int LEAST_PROMPT_WORDS = 4;

  private static final PhraseList NO_REQUEST = PhraseList.load("no-request");

  private SessionSelection() {}

  /**
   * @param newestFirst all traces of a project
   */
  static List<SessionTrace> of(List<Trace> newestFirst) {
    List<SessionTrace> selected = new ArrayList<>();
    Map<String, Integer> groups = new HashMap<>();
    Set<String> contents = new HashSet<>();
    for (Trace trace : newestFirst) {
      TraceDocument document = TraceDocument.parse(trace.body());
      if (isTelling(document) && contents.add(content(document))) {
        int rank = selected.size();
        String prompt = prompt(document);
        int group = prompt.isEmpty() ? rank : groups.getOrDefault(prompt, rank);
        boolean recent = group != rank || distinct(selected) < RECENT;
        groups.putIfAbsent(prompt, rank);
        selected.add(
            new SessionTrace(
                rank,
                group,
                recent && selected.stream().allMatch(SessionTrace::recent),
                trace.id(),
                trace.project().cwd(),
                document,
                document.facts(),
                CommandRun.allOf(document, trace.project().cwd())));
      }
    }
    return List.copyOf(selected);
  }

  private static long distinct(List<SessionTrace> selected) {
    return selected.stream().mapToInt(SessionTrace::group).distinct().count();
  }

  private static boolean isTelling(TraceDocument document) {
    return bullets(document).anyMatch(StatementFilter::worthKeeping);
  }

  /** All that is said in a trace, without the numbers of lines. */
  private static String content(TraceDocument document) {
    return Stream.concat(
            document.tasks().stream().map(TraceDocument.Task::name),
            bullets(document).map(TraceBullet::text))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<TraceBullet> bullets(TraceDocument document) {
    return Stream.concat(
        document.preferences().stream().map(Preference::bullet),
        document.tasks().stream().flatMap(TraceDocument.Task::all).map(TraceFact::bullet));
  }

  private static String prompt(TraceDocument document) {
    if (document.tasks().isEmpty()) {
      return "";
    }
    StatementKey key = StatementKey.of(document.tasks().getFirst().name());
    return key.words().size() < LEAST_PROMPT_WORDS || NO_REQUEST.contains(key.joined())
        ? ""
        : key.joined();
  }
}
