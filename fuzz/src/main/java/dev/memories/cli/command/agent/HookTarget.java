package dev.memories.cli.command.agent;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** What an agent writes to a hook. */
public final class HookTarget {
  private HookTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      HookInput.read(new ByteArrayInputStream(input));
    } catch (IOException e) {
      // The hook does nothing then.
    }
  }
}
