package dev.memories.cli.app;

import java.util.List;

/** Runs command lines as the program would. */
@FunctionalInterface
public interface CommandRunner {
  /**
   * Runs one; every failure has been reported when it returns.
   *
   * @param words without the program's name
   */
  ExitCode run(Environment environment, List<String> words);
}
