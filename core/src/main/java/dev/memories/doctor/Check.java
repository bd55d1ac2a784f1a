package dev.memories.doctor;

import dev.memories.failure.MemoriesException;
import java.util.ArrayList;
import java.util.List;

/** One check of the doctor; it only reads. */
public interface Check {
  /** A stable name of one or two words, also used in {@code --json} documents. */
  String name();

  /** The findings, at least one; if nothing is wrong, one that says so. */
  List<Finding> findings();

  /** The findings of all checks; a check that fails with an exception becomes a finding. */
  static List<Finding> all(List<Check> checks) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      try {
        findings.addAll(check.findings());
      } catch (MemoriesException problem) {
        findings.add(
            Finding.error(
                    check.name(), String.valueOf(problem.getMessage()), "this could not be checked")
                .fixedBy(problem.hint().orElse("memories doctor --stacktrace")));
      }
    }
    return findings;
  }
}
