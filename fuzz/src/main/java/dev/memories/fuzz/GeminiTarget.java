package dev.memories.fuzz;

/** The lines of a log of Gemini CLI. */
public final class GeminiTarget {
  private GeminiTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Rollouts.read(Scratch.file("gemini/chats/session-2026-02-09T11-00-01a20298.jsonl", input));
  }
}
