package dev.memories.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param check the name of the check
 * @param what it is, one line
 * @param why it matters; null where nothing is wrong
 * @param command what mends it, to be typed; null where no command does
 * @param repair what mends it safely; null where only a person can
 */
public record Finding(
    String check,
    Severity severity,
    String what,
    @Nullable String why,
    @Nullable String command,
    @Nullable Repair repair) {
  /** Mends what was found. */
  @FunctionalInterface
  public interface Repair {
    /**
     * Does it, and may be done again.
     *
     * @throws dev.memories.failure.MemoriesException when it could not be done
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

  /** The same, with the command that mends it. */
  public Finding mendedBy(String line) {
    return new Finding(check, severity, what, why, line, repair);
  }

  /** The same, mended by {@code memories doctor --fix}. */
  public Finding mendedBy(Repair by) {
    return new Finding(check, severity, what, why, "memories doctor --fix", by);
  }

  public boolean isMendable() {
    return repair != null;
  }
}
