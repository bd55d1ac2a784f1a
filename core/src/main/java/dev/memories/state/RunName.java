package dev.memories.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a run that claims sessions, from which others can tell whether its process lives.
 *
 * <p>It is random. On Linux it also names the boot, the process namespace, the process number and
 * its start time, which together no other process has. So any process of the same boot and
 * namespace can tell that a run was killed (docs/spec/product.md 3.3.6). Where this cannot be told,
 * a claim holds until it runs out.
 */
public final class RunName {
  private static final Path PROC = Path.of("/proc");

  private static final Pattern MARKED =
      Pattern.compile(
          "(?<run>[^ ]+) on (?<machine>[^ ]+) as (?<pid>\\d{1,10}) since (?<start>\\d+)");

  /** Fields of {@code /proc/PID/stat}, counted from the one after the program's name. */
  private static final int STATE = 0;

  private static final int START = 19;

  private RunName() {}

  /** A new name for a run of this process. */
  public static String fresh() {
    return of(ProcessHandle.current().pid());
  }

  static String of(long pid) {
    String run = UUID.randomUUID().toString();
    return machine()
        .flatMap(
            machine ->
                start(pid)
                    .map(start -> "%s on %s as %d since %s".formatted(run, machine, pid, start)))
        .orElse(run);
  }

  /** Whether the run's process is known to have ended. */
  static boolean isGone(String name) {
    Matcher marked = MARKED.matcher(name);
    return marked.matches()
        && machine().equals(Optional.of(marked.group("machine")))
        && !start(Long.parseLong(marked.group("pid"))).equals(Optional.of(marked.group("start")));
  }

  /**
   * Boot and process namespace; only within these are process numbers comparable. Containers of one
   * machine have their own namespaces.
   */
  private static Optional<String> machine() {
    try {
      String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
      return Optional.of(boot + "/" + Files.readSymbolicLink(PROC.resolve("self/ns/pid")));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return Optional.empty();
    }
  }

  /** The start of the process, in clock ticks since the boot; empty when it has ended. */
  private static Optional<String> start(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
      return ended ? Optional.empty() : Optional.of(fields[START]);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
