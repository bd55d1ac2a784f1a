package dev.memories.state;

import dev.memories.program.ProcessIdentity;
import java.util.Optional;
import java.util.UUID;

/**
 * The name of a run that claims sessions, from which others can tell whether its process lives.
 *
 * <p>It is random and, where this can be told, also names the process. So another process of the
 * same machine can tell that a run was killed (docs/spec/product.md 3.3.6). Otherwise a claim holds
 * until it runs out.
 */
public final class RunName {
  private static final String ON = " on ";

  private RunName() {}

  /** A new name for a run of this process. */
  public static String fresh() {
    return of(ProcessHandle.current().pid());
  }

  static String of(long pid) {
    String run = UUID.randomUUID().toString();
    return ProcessIdentity.of(pid).map(process -> run + ON + process).orElse(run);
  }

  /** The process of the run; empty when the name does not tell. */
  static Optional<ProcessIdentity> process(String name) {
    int on = name.indexOf(ON);
    return on < 0 ? Optional.empty() : ProcessIdentity.parse(name.substring(on + ON.length()));
  }

  /** Whether the run's process is known to have ended. */
  static boolean isGone(String name) {
    return process(name).filter(ProcessIdentity::isGone).isPresent();
  }
}
