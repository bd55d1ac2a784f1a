package dev.memories.recall;

import dev.memories.trace.TaskFacts;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How often a bullet was given and then used.
 *
 * <p>A session has used a bullet when it ran a command or changed a file that the bullet names in a
 * code span, as its trace tells. Of a bullet that names neither, such as a wish, no use is seen.
 *
 * @param given the number of sessions that were given it
 * @param used the number of those that used it
 */
public record BulletUsage(MemoryBullet bullet, long given, long used) {
  /** Shorter code is in commands by chance. */
  private static final int SHORTEST_CODE = 4;

  /**
   * Counts the uses of bullets.
   *
   * @param traces the trace of a session, by the session's name in the receipts
   */
  public static List<BulletUsage> of(
      List<MemoryBullet> bullets,
      GivenBullets receipts,
      Function<String, Optional<TraceDocument>> traces) {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    Map<String, List<String>> done = new LinkedHashMap<>();
    Set<String> mine = new HashSet<>();
    bullets.forEach(bullet -> mine.add(bullet.id()));
    for (String session : receipts.sessions()) {
      Set<String> given = receipts.to(session);
      if (Collections.disjoint(given, mine)) {
        continue; // It was given the memory of another project.
      }
      ids.put(session, given);
      done.put(session, traces.apply(session).map(BulletUsage::done).orElse(List.of()));
    }
    List<BulletUsage> usages = new ArrayList<>();
    for (MemoryBullet bullet : bullets) {
      List<String> codes = new TraceBullet(bullet.statement(), List.of()).codes();
      long given = 0;
      long used = 0;
      for (Map.Entry<String, Set<String>> session : ids.entrySet()) {
        if (session.getValue().contains(bullet.id())) {
          given++;
          used += isUsed(codes, done.getOrDefault(session.getKey(), List.of())) ? 1 : 0;
        }
      }
      usages.add(new BulletUsage(bullet, given, used));
    }
    return usages;
  }

  /** The ids of those bullets that the session of a trace has used, whether or not it got them. */
  public static Set<String> usedIn(TraceDocument trace, List<MemoryBullet> bullets) {
    List<String> done = done(trace);
    Set<String> used = new HashSet<>();
    for (MemoryBullet bullet : bullets) {
      if (isUsed(new TraceBullet(bullet.statement(), List.of()).codes(), done)) {
        used.add(bullet.id());
      }
    }
    return used;
  }

  /** The commands that a session ran and the files that it changed. */
  private static List<String> done(TraceDocument trace) {
    Set<String> done = new HashSet<>();
    for (TaskFacts task : trace.facts()) {
      task.commands().stream().map(TraceFact.Run::command).forEach(done::add);
      task.failures().stream().map(TraceFact.Run::command).forEach(done::add);
      done.addAll(task.files());
    }
    return List.copyOf(done);
  }

  private static boolean isUsed(List<String> codes, List<String> done) {
    return codes.stream()
        .filter(code -> code.length() >= SHORTEST_CODE)
        .anyMatch(code -> done.stream().anyMatch(line -> line.contains(code)));
  }
}
