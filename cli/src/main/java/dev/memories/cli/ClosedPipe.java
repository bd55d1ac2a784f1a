package dev.memories.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recognises a pipe whose reader has gone, as {@code head} does. */
final class ClosedPipe {
  private ClosedPipe() {}

  /**
   * Whether writing failed because nobody reads the pipe any more.
   *
   * <p>The system's message may be translated. A write to a pipe fails for no other reason.
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
