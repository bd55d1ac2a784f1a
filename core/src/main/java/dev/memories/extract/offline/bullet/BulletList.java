package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceFactWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The bullets of one task, as they are found. */
final class BulletList {
  private final List<TaskBullet> bullets = new ArrayList<>();

  void add(Section section, int weight, String key, TraceFact fact) {
    add(new TaskBullet(section, weight, key, fact));
  }

  void add(TaskBullet bullet) {
    bullets.add(bullet);
  }

  /**
   * Adds a plain statement.
   *
   * @param lines of the rollout that show it
   */
  void tell(Section section, int weight, String key, String text, Collection<Long> lines) {
    add(section, weight, key, TraceFactWriter.statement(text, lines));
  }

  List<TaskBullet> all() {
    return List.copyOf(bullets);
  }
}
