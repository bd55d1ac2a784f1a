package dev.memories.extract.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stretch of work, judged: what becomes a {@code ## Task:} section.
 *
 * @param next what the person said afterwards, if anything that still counts
 */
record Task(Stretch stretch, Verdict verdict, Optional<Words> next) {
  private static final int MOST = 12;

  /** The stretches worth telling, in order; at least one when there is any. */
  static List<Task> of(List<Stretch> stretches) {
    List<Task> all = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      Optional<Words> next =
          stretches.subList(i + 1, stretches.size()).stream()
              .filter(later -> later.rolledBackAt().isEmpty())
              .findFirst()
              .map(Stretch::words);
      all.add(new Task(stretches.get(i), Verdict.of(stretches.get(i), next), next));
    }
    List<Task> telling = all.stream().filter(task -> !task.isEmpty()).toList();
    return telling.isEmpty() ? all.subList(0, Math.min(1, all.size())) : heaviest(telling);
  }

  /** A person's words as a heading: no mark of a list or heading leads it, no full stop ends it. */
  static String heading(Excerpt words) {
    String plain = words.plain().replaceFirst("^[#>*+\\s-]+", "").replaceFirst("\\.$", "");
    return plain.isEmpty() ? "request without words" : plain;
  }

  /** Whether something was changed or checked. */
  boolean hasVerdict() {
    return verdict.check() != null || verdict.uncheckedEdit() != null;
  }

  /** A closing word of thanks, or a turn taken back before anything was done in it. */
  private boolean isEmpty() {
    return stretch.isClosing() || (stretch.rolledBackAt().isPresent() && !stretch.hasSteps());
  }

  /** In a long session the tasks that tell least give way; the last one stays. */
  private static List<Task> heaviest(List<Task> tasks) {
    if (tasks.size() <= MOST) {
      return tasks;
    }
    Task last = tasks.getLast();
    Set<Task> kept =
        tasks.stream()
            .filter(task -> !task.equals(last))
            .sorted(Comparator.comparingInt(Task::weight).reversed())
            .limit(MOST - 1L)
            .collect(Collectors.toSet());
    kept.add(last);
    return tasks.stream().filter(kept::contains).toList();
  }

  private int weight() {
    return (hasVerdict() ? 4 : 0)
        + (stretch.words().rejects() || !stretch.words().rules().isEmpty() ? 2 : 0)
        + (stretch.hasSteps() ? 1 : 0);
  }
}
