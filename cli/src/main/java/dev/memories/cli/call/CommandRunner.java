package dev.memories.cli.call;

import java.util.List;

/** Runs further command lines in this process, for the shell and the browser. */
@FunctionalInterface
public interface CommandRunner {
  /**
   * Runs one command line; every failure has been reported when this returns.
   *
   * @param words the command line without the program's name
   */
  ExitCode run(Environment environment, List<String> words);
}
