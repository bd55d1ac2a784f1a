package dev.memories.doctor;

import org.jspecify.annotations.Nullable;

/**
 * The result of a check: a problem, or that nothing is wrong.
 *
 * @param check name of the check
 * @param what the problem, one line
 * @param why why it matters; null where nothing is wrong
 * @param command a command line that fixes it; null if there is none
 * @param repair fixes it automatically and safely; null if only a person can
 */
public record Finding(
    String check,
    Severity severity,
    String what,
    @Nullable String why,
    @Nullable String command,
    @Nullable Repair repair) {
  /** Fixes a problem. */
  @FunctionalInterface
  public interface Repair {
    /**
     * Fixes the problem; may be called again.
     *
     * @throws dev.memories.failure.MemoriesException when the repair fails
     */
    void run();
  }

  public static Finding ok(String check, String what) {
    return new Finding(check, Severity.OK, what, null, null, null);
  }

  public static Finding note(String check, String what) {
    return new Finding(check, Severity.NOTE, what, null, null, null);
  }

  public static Finding warning(String check, String what, String why) {
    return new Finding(check, Severity.WARNING, what, why, null, null);
  }

  public static Finding error(String check, String what, String why) {
    return new Finding(check, Severity.ERROR, what, why, null, null);
  }

  /** A copy with the command that fixes the problem. */
  public Finding fixedBy(String line) {
    return new Finding(check, severity, what, why, line, repair);
  }

  /** A copy that {@code memories doctor --fix} fixes. */
  public Finding fixedBy(Repair by) {
    return new Finding(check, severity, what, why, "memories doctor --fix", by);
  }

  /** Whether {@code memories doctor --fix} fixes it. */
  public boolean isFixable() {
    return repair != null;
  }
}
