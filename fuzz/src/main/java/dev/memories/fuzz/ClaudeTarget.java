package dev.memories.fuzz;

/** The lines of a log of Claude Code. */
public final class ClaudeTarget {
  private ClaudeTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Rollouts.read(Scratch.file("claude/01a20298-0428-4d00-8000-000000000001.jsonl", input));
  }
}
