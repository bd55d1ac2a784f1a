package dev.memories.e2e;

import java.io.PrintStream;

/** Counts passed and failed checks, and prints those that fail. */
final class CheckResults {
  private final PrintStream out;
  private int passed;
  private int failed;

  CheckResults(PrintStream out) {
    this.out = out;
  }

  void check(boolean isTrue, String name) {
    if (isTrue) {
      passed++;
    } else {
      failed++;
      out.println("FAILED " + name);
    }
  }

  void checkEqual(Object actual, Object expected, String name) {
    check(actual.equals(expected), name + ": expected " + expected + ", got " + actual);
  }

  int failed() {
    return failed;
  }

  void printTotals() {
    out.println(passed + " passed, " + failed + " failed");
  }
}
