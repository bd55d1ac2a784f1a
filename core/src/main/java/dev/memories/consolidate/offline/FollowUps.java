package dev.memories.consolidate.offline;

import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds work that sessions left undone: a last task that failed or was not verified. */
final class FollowUps {
  private FollowUps() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    List<RegistryEntry> open = new ArrayList<>();
    List<String> done = new ArrayList<>();
    for (SessionTrace session : traces) {
      List<TraceDocument.Task> tasks = session.document().tasks();
      if (tasks.isEmpty()) {
        continue;
      }
      TraceDocument.Task last = tasks.getLast();
      switch (last.outcome()) {
        case PARTIAL, FAIL -> {
          if (!isDone(last, done) && !isCorrection(last, session)) {
            open.add(
                new RegistryEntry(
                    Sentence.of(last),
                    List.of(new EntrySource(session.rank(), session.id(), lines(last)))));
          }
        }
        case SUCCESS, UNCERTAIN -> {}
      }
      tasks.stream()
          .filter(task -> task.outcome() == TraceOutcome.SUCCESS)
          .map(TraceDocument.Task::name)
          .forEach(done::add);
    }
    return DuplicateMerger.merged(open);
  }

  private static boolean isDone(TraceDocument.Task task, List<String> done) {
    return done.stream().anyMatch(name -> DuplicateMerger.same(name, task.name()));
  }

  /** What corrected a result stands under the preferences. */
  private static boolean isCorrection(TraceDocument.Task task, SessionTrace session) {
    String name = Sentence.unended(task.name());
    return session.document().preferences().stream().anyMatch(wish -> wish.text().contains(name));
  }

  /** The first and the last line that the task's bullets name. */
  private static List<Integer> lines(TraceDocument.Task task) {
    TreeSet<Integer> lines = new TreeSet<>();
    Stream.of(task.steps(), task.failures(), task.knowledge(), task.pointers())
        .flatMap(List::stream)
        .map(TraceBullet::lines)
        .forEach(lines::addAll);
    return lines.isEmpty()
        ? List.of()
        : List.copyOf(new TreeSet<>(List.of(lines.first(), lines.last())));
  }
}
