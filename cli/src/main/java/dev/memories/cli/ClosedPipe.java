package dev.memories.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a reader that went away, as {@code head} does, from output that cannot be written. */
final class ClosedPipe {
  private ClosedPipe() {}

  /**
   * The system's message may be translated; but a write to a pipe fails only when nobody reads it.
   */
  static boolean is(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("Broken pipe") || isPipe();
  }

  private static boolean isPipe() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
    } catch (IOException _) {
      return false;
    }
  }
}
