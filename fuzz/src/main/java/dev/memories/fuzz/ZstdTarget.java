package dev.memories.fuzz;

/** The frames of a compressed rollout. */
public final class ZstdTarget {
  private ZstdTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Rollouts.read(Scratch.file("rollout.jsonl.zst", input));
  }
}
