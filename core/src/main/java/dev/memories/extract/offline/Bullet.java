package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.ToolStep;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One line of a list in a trace, with the rollout lines that bear it out.
 *
 * <p>What its text puts in marks occurs in one of these lines.
 */
record Bullet(String text, SortedSet<Long> lines) {
  static Bullet of(String text, Collection<Long> lines) {
    return new Bullet(text, new TreeSet<>(lines));
  }

  static Bullet of(String text, Long... lines) {
    return of(text, List.of(lines));
  }

  /** Makes the bullet of a step, citing its call and its result. */
  static Bullet of(String text, ToolStep step) {
    return of(text, step.line(), step.result().line());
  }

  Bullet and(String more, Collection<Long> moreLines) {
    SortedSet<Long> all = new TreeSet<>(lines);
    all.addAll(moreLines);
    return new Bullet(text + more, all);
  }

  String markdown() {
    return "- "
        + text
        + " ["
        + lines.stream().map(line -> "L" + line).collect(Collectors.joining(", "))
        + "]\n";
  }
}
