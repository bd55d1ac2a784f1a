package dev.memories.vectors;

import dev.memories.transcript.TranscriptCut;

/** The cut of a transcript. The message around it is our own. */
final class RolloutPromptFamily implements VectorFamily {
  @Override
  public String name() {
    return "rollout_prompt";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    String contents = example.text("contents");
    String kept = TranscriptCut.REFERENCE.apply(contents);
    example.expected().assertFlag("truncated", !kept.equals(contents));
    example.expected().assertText("contents", kept);
  }
}
