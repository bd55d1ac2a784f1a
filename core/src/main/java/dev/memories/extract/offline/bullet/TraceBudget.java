package dev.memories.extract.offline.bullet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses the bullets of a trace: the heaviest ones that fit, each thing once.
 *
 * <p>The weights follow from labelled sessions (docs/spec/product.md 3.6.10): a kilobyte of the
 * agent's sentences tells 8 to 14 facts that a reader wanted, one of failures with their remedies
 * 5, one of other failures 3, and one of changed files 2.
 */
public final class TraceBudget {
  /** About 600 tokens with headings and context. */
  private static final int MOST_BYTES = 1_900;

  /** So much is enough: beyond it only weighty bullets are told. */
  private static final int ENOUGH_BYTES = 1_300;

  /** Lighter bullets are never told. */
  static final int LEAST_WEIGHT = 3;

  /** Lighter bullets are told where there is little else to tell. */
  private static final int WEIGHTY = 5;

  /** No larger bullet is told only so that a task has one. */
  private static final int FIRST_BYTES = 480;

  private final Set<String> told = new HashSet<>();
  private final Set<TaskBullet> kept = new HashSet<>();
  private int bytes;

  private TraceBudget() {}

  private record Place(int task, TaskBullet bullet) {}

  /**
   * The bullets to keep of each task: the heaviest of all that fit, then the heaviest one of each
   * task that has none yet, so that none is an empty heading.
   *
   * @param tasks all bullets of each task, in order
   */
  public static List<List<TaskBullet>> choose(List<List<TaskBullet>> tasks) {
    List<Place> places =
        IntStream.range(0, tasks.size())
            .boxed()
            .flatMap(task -> tasks.get(task).stream().map(bullet -> new Place(task, bullet)))
            .filter(place -> place.bullet().weight() >= LEAST_WEIGHT)
            // Of equal weight the later one: it tells how things stand now.
            .sorted(
                Comparator.comparingInt((Place place) -> -place.bullet().weight())
                    .thenComparingInt(place -> -place.task()))
            .toList();
    TraceBudget budget = new TraceBudget();
    budget.tellWhatFits(places);
    budget.tellOneOfEach(places);
    List<List<TaskBullet>> chosen = new ArrayList<>();
    for (List<TaskBullet> task : tasks) {
      chosen.add(task.stream().filter(budget.kept::contains).distinct().toList());
    }
    return chosen;
  }

  private void tellOneOfEach(List<Place> places) {
    Set<Integer> served =
        places.stream()
            .filter(place -> kept.contains(place.bullet()))
            .map(Place::task)
            .collect(Collectors.toCollection(HashSet::new));
    for (Place place : places) {
      boolean isBrief = place.bullet().size() <= FIRST_BYTES;
      if (isBrief && !served.contains(place.task()) && tell(place.bullet())) {
        served.add(place.task());
      }
    }
  }

  private void tellWhatFits(List<Place> places) {
    for (Place place : places) {
      int room = place.bullet().weight() < WEIGHTY ? ENOUGH_BYTES : MOST_BYTES;
      if (bytes + place.bullet().size() <= room) {
        tell(place.bullet());
      }
    }
  }

  /** Keeps a bullet, unless one that tells the same is kept. */
  private boolean tell(TaskBullet bullet) {
    boolean isNew = told.add(bullet.key());
    if (isNew) {
      kept.add(bullet);
      bytes += bullet.size();
    }
    return isNew;
  }
}
