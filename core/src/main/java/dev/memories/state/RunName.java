package dev.memories.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a run at work on sessions: random, and where the kernel tells (Linux), with what no
 * other process ever has: boot, process namespace, number and start.
 *
 * <p>So a claim of a run that was killed can be told from that of a live one (product.md 3, {@code
 * in-progress}) by any process of the same boot and namespace. Where it cannot be told, the claim
 * holds until its lease runs out.
 */
public final class RunName {
  private static final Path PROC = Path.of("/proc");

  private static final Pattern MARKED =
      Pattern.compile(
          "(?<run>[^ ]+) on (?<machine>[^ ]+) as (?<pid>\\d{1,10}) since (?<start>\\d+)");

  /** After the program's name, which may hold anything: the state is field 3, the start 22. */
  private static final int STATE = 0;

  private static final int START = 19;

  private RunName() {}

  /** A new one, of a run of this process. */
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
   * What makes process numbers comparable: containers of one machine have namespaces of their own.
   */
  private static Optional<String> machine() {
    try {
      String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
      return Optional.of(boot + "/" + Files.readSymbolicLink(PROC.resolve("self/ns/pid")));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return Optional.empty();
    }
  }

  /** When the process began, in clock ticks since the boot; empty when there is none at work. */
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
