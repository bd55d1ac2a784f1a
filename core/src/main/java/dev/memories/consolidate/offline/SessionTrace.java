package dev.memories.consolidate.offline;

import dev.memories.session.SessionId;
import dev.memories.trace.Preference;
import dev.memories.trace.TaskFacts;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceOutcome;
import java.util.List;

/**
 * A parsed trace, one of those to merge.
 *
 * @param rank its place among the traces to merge; 0 is the newest session
 * @param group rank of the newest session with the same prompt
 * @param recent whether all of it counts; of an older session only rules and lasting traps do
 * @param tasks its tasks, the bullets sorted by meaning
 */
record SessionTrace(
    int rank,
    int group,
    boolean recent,
    SessionId id,
    String cwd,
    TraceDocument document,
    List<TaskFacts> tasks,
    List<CommandRun> runs) {
  /** Limit of bullets per session and topic; longer lists hold no lessons. */
  static final int MAX_BULLETS = 100;

  SessionTrace {
    tasks = List.copyOf(tasks);
    runs = List.copyOf(runs);
  }

  EntrySource source(List<Integer> lines) {
    return new EntrySource(rank, group, id, lines);
  }

  EntrySource source(TraceBullet bullet) {
    return source(bullet.lines());
  }

  RegistryEntry finding(TraceBullet bullet) {
    return new RegistryEntry(bullet.text(), List.of(source(bullet)));
  }

  List<Preference> wishes() {
    return document.preferences();
  }

  /** The request of its first task; empty when there is none. */
  String request() {
    return tasks.isEmpty() ? "" : tasks.getFirst().request();
  }

  /** Whether something in it was shown to work: a check that passed, or a task that succeeded. */
  boolean hasPassingCheck() {
    return runs.stream().anyMatch(run -> run.passed() && run.isCheck())
        || tasks.stream().anyMatch(task -> task.outcome() == TraceOutcome.SUCCESS);
  }
}
