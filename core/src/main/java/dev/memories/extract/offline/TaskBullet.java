package dev.memories.extract.offline;

/**
 * A bullet that may enter a trace.
 *
 * @param weight how much it serves a later reader; the heaviest bullets are kept
 * @param key bullets with the same key say the same thing
 */
record TaskBullet(Section section, int weight, String key, Bullet bullet) {
  /** The lists of a task, in the order of the trace. */
  enum Section {
    STEPS,
    FAILURES,
    KNOWLEDGE,
    POINTERS
  }

  /** Its size in the trace, in characters. */
  int size() {
    return bullet.markdown().length();
  }
}
