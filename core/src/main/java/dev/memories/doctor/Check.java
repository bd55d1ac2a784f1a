package dev.memories.doctor;

import dev.memories.failure.MemoriesException;
import java.util.ArrayList;
import java.util.List;

/** Looks at one thing; changes nothing. */
public interface Check {
  /** A word or two, the same in every run. */
  String name();

  /** What it found; one that nothing is wrong with says so. */
  List<Finding> findings();

  /** What all of them found; what keeps a check from looking is a finding, too. */
  static List<Finding> all(List<Check> checks) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      try {
        findings.addAll(check.findings());
      } catch (MemoriesException problem) {
        findings.add(
            Finding.error(
                    check.name(),
                    String.valueOf(problem.getMessage()),
                    "this could not be looked at")
                .mendedBy(problem.hint().orElse("memories doctor --stacktrace")));
      }
    }
    return findings;
  }
}
