package dev.memories.extract.offline.bullet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private TraceBudget() {}

  private record Place(int task, TaskBullet bullet) {}

  /**
   * The bullets to keep of each task.
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
    Set<String> told = new HashSet<>();
    Set<TaskBullet> kept = new HashSet<>();
    int bytes = 0;
    for (Place place : places) {
      int size = place.bullet().size();
      int room = place.bullet().weight() < WEIGHTY ? ENOUGH_BYTES : MOST_BYTES;
      if (bytes + size <= room && told.add(place.bullet().key())) {
        kept.add(place.bullet());
        bytes += size;
      }
    }
    List<List<TaskBullet>> chosen = new ArrayList<>();
    for (List<TaskBullet> task : tasks) {
      chosen.add(task.stream().filter(kept::contains).distinct().toList());
    }
    return chosen;
  }
}
