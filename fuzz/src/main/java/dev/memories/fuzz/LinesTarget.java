package dev.memories.fuzz;

/** The lines of a rollout. */
public final class LinesTarget {
  private LinesTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Rollouts.read(Scratch.file("rollout.jsonl", input));
  }
}
