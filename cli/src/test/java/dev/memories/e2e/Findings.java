package dev.memories.e2e;

import java.io.PrintStream;

/** Counts what held and what did not, and says each that did not. */
final class Findings {
  private final PrintStream out;
  private int passed;
  private int failed;

  Findings(PrintStream out) {
    this.out = out;
  }

  void check(boolean held, String what) {
    if (held) {
      passed++;
    } else {
      failed++;
      out.println("FAILED " + what);
    }
  }

  /** Holds when both are equal; says both when not. */
  void same(Object actual, Object expected, String what) {
    check(actual.equals(expected), what + ": expected " + expected + ", got " + actual);
  }

  int failed() {
    return failed;
  }

  /** Closes the run with the one line that counts it. */
  void close() {
    out.println(passed + " passed, " + failed + " failed");
  }
}
