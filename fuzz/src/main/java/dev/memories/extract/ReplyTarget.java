package dev.memories.extract;

import java.nio.charset.StandardCharsets;

/** The reply of a model. */
public final class ReplyTarget {
  private ReplyTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    StageOneAnswer.parse(new String(input, StandardCharsets.UTF_8));
  }
}
