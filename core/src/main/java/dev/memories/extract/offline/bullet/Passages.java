package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Said;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the sentences of one paragraph together again, so that a list reads as the agent wrote it
 * and not as a row of snippets. An omission mark stands where sentences were left out.
 */
public final class Passages {
  /** A longer passage is a list in disguise. */
  private static final int MOST_CHARS = 420;

  static final String BORNE_OUT = " (borne out)";

  /** Of a passage that says other things, too. */
  private static final String CHECKS_BORNE_OUT = " (its checks: borne out)";

  private static final String BETWEEN = " " + Excerpt.OMISSION + " ";

  private Passages() {}

  /** The bullets of one list: first what the agent said came of it, in passages, then the rest. */
  public static List<TaskBullet> joined(List<TaskBullet> bullets) {
    List<TaskBullet> joined = new ArrayList<>();
    for (TaskBullet bullet : bullets.stream().filter(one -> one.said().isPresent()).toList()) {
      Optional<TaskBullet> passage =
          joined.isEmpty() ? Optional.empty() : joined(joined.getLast(), bullet);
      if (passage.isPresent()) {
        joined.removeLast();
      }
      joined.add(passage.orElse(bullet));
    }
    bullets.stream().filter(one -> one.said().isEmpty()).forEach(joined::add);
    return joined;
  }

  /** Sentences that lean on the one before them stand or fall with it. */
  static List<TaskBullet> withLeaning(List<TaskBullet> bullets) {
    List<TaskBullet> whole = new ArrayList<>();
    for (TaskBullet bullet : bullets) {
      Optional<TaskBullet> before =
          bullet.said().filter(Said::leans).isPresent()
              ? whole.reversed().stream()
                  .filter(one -> one.said().isPresent() && one.section() == bullet.section())
                  .findFirst()
              : Optional.empty();
      Optional<TaskBullet> both = before.flatMap(one -> joined(one, bullet));
      if (both.isPresent()) {
        whole.set(whole.indexOf(before.get()), both.get());
      } else {
        whole.add(bullet);
      }
    }
    return whole;
  }

  private static Optional<TaskBullet> joined(TaskBullet before, TaskBullet after) {
    return before
        .said()
        .flatMap(first -> after.said().flatMap(second -> joined(first, second)))
        .filter(said -> isQuoted(said.text()))
        .map(
            said ->
                new TaskBullet(
                    before.section(),
                    Math.max(before.weight(), after.weight()),
                    before.key(),
                    fact(said),
                    Optional.of(said)));
  }

  private static Optional<Said> joined(Said first, Said second) {
    boolean goesOn = first.line() == second.line() && second.place().goesOnFrom(first.place());
    if (!goesOn) {
      return Optional.empty();
    }
    String between =
        !second.place().isRightAfter(first.place())
            ? BETWEEN
            : second.place().isSpaced() ? " " : "";
    String text = first.text().text() + between + second.text().text();
    return text.length() > MOST_CHARS
        ? Optional.empty()
        : Optional.of(
            new Said(
                new Excerpt(text),
                second.place(),
                second.line(),
                false,
                Stream.of(first, second).flatMap(one -> one.borneOutBy().stream()).toList()));
  }

  private static TraceFact fact(Said said) {
    TraceBullet quoted = TraceBullet.citing(said.text().inQuotes(), List.of(said.line()));
    return new TraceFact.Statement(
        said.borneOutBy().isEmpty() ? quoted : quoted.and(CHECKS_BORNE_OUT, said.borneOutBy()));
  }

  /** Text that could be taken for markup stands in code marks, alone. */
  private static boolean isQuoted(Excerpt text) {
    return text.inQuotes().startsWith("\"");
  }
}
