package dev.memories.shellline;

import java.util.Set;

/** Exit codes of shells. */
public final class ExitCodes {
  private static final Set<Integer> OF_THE_SHELL = Set.of(124, 126, 127, 130, 137, 139, 141, 143);

  private ExitCodes() {}

  /**
   * Whether the program itself gave the exit code, so that it can be a verdict: shells end with 126
   * and 127 when it could not run, 124 is a time limit, 130 an interrupt, 141 a closed pipe, 137,
   * 139 and 143 are kills.
   */
  public static boolean isVerdict(int exit) {
    return !OF_THE_SHELL.contains(exit);
  }

  /** Whether the shell did not find the program. */
  public static boolean isMissingProgram(int exit) {
    return exit == 127;
  }
}
