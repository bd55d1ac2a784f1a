package dev.memories.consolidate.offline;

import dev.memories.session.SessionId;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceOutcome;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A parsed trace, one of those to merge.
 *
 * @param rank its place among the traces; 0 is the newest session
 */
record SessionTrace(
    int rank, SessionId id, String cwd, TraceDocument document, List<CommandRun> runs) {
  /** Limit of bullets per session and topic; longer lists hold no lessons. */
  static final int MAX_BULLETS = 100;

  SessionTrace {
    runs = List.copyOf(runs);
  }

  static List<SessionTrace> of(List<Trace> newestFirst) {
    return IntStream.range(0, newestFirst.size())
        .mapToObj(
            rank -> {
              Trace trace = newestFirst.get(rank);
              TraceDocument document = TraceDocument.parse(trace.body());
              return new SessionTrace(
                  rank, trace.id(), trace.project().cwd(), document, CommandRun.allOf(document));
            })
        .toList();
  }

  EntrySource source(TraceBullet bullet) {
    return new EntrySource(rank, id, bullet.lines());
  }

  RegistryEntry finding(TraceBullet bullet) {
    return new RegistryEntry(bullet.text(), List.of(source(bullet)));
  }

  /** Whether something in it was shown to work: a check that passed, or a task that succeeded. */
  boolean hasPassingCheck() {
    return runs.stream().anyMatch(run -> run.passed() && run.isCheck())
        || document.tasks().stream().anyMatch(task -> task.outcome() == TraceOutcome.SUCCESS);
  }
}
