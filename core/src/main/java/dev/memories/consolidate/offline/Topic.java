package dev.memories.consolidate.offline;

/** A section of the registry, in this order. */
enum Topic {
  CHECKS("Build and test", 4),
  PREFERENCES("Preferences and corrections", 8),
  TRAPS("Traps", 4),
  KNOWLEDGE("Good to know", 6),
  PLACES("Where things are", 1),
  FOLLOW_UPS("Open follow-ups", 2);

  private static final int FINDINGS_PER_WEIGHT = 3;

  private final String heading;
  private final int weight;

  Topic(String heading, int weight) {
    this.heading = heading;
    this.weight = weight;
  }

  String heading() {
    return heading;
  }

  /** How many findings it holds at most: what a person reads in one go. */
  int limit() {
    return weight * FINDINGS_PER_WEIGHT;
  }

  /** Its share of a registry that must be made smaller. */
  int weight() {
    return weight;
  }
}
