package dev.memories.consolidate.offline;

import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds work that sessions left undone: a last task that failed or was not verified. */
final class FollowUps {
  private static final String OPEN = "open: ";
  private static final String CHANGED = "changed ";

  private FollowUps() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    List<RegistryEntry> open = new ArrayList<>();
    List<String> done = new ArrayList<>();
    Set<String> changed = new HashSet<>();
    for (SessionTrace session : traces) {
      session.document().tasks().stream()
          .flatMap(task -> task.failures().stream())
          .filter(FollowUps::isOpen)
          .filter(bullet -> bullet.codes().stream().noneMatch(code -> isUnder(code, changed)))
          .map(bullet -> new TraceBullet(bullet.text().substring(OPEN.length()), bullet.lines()))
          .map(session::finding)
          .forEach(open::add);
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
      if (tasks.stream().anyMatch(task -> task.outcome() == TraceOutcome.SUCCESS)) {
        changed.addAll(changedFiles(tasks));
      }
    }
    return DuplicateMerger.merged(open);
  }

  /** The files that a session's tasks changed. */
  private static List<String> changedFiles(List<TraceDocument.Task> tasks) {
    return tasks.stream()
        .flatMap(task -> task.steps().stream())
        .filter(bullet -> bullet.text().startsWith(CHANGED))
        .flatMap(bullet -> bullet.codes().stream())
        .toList();
  }

  /** Whether a later session changed this path, or a file below it. */
  private static boolean isUnder(String path, Set<String> changed) {
    return path.indexOf('/') > 0
        && changed.stream().anyMatch(file -> file.equals(path) || file.startsWith(path + "/"));
  }

  /** Whether a bullet says what remains to be done. */
  static boolean isOpen(TraceBullet bullet) {
    return bullet.text().startsWith(OPEN);
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
