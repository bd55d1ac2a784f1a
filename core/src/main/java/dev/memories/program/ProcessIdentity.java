package dev.memories.program;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that other processes of the same machine can recognise, also after it has ended.
 *
 * <p>Process numbers are used again, and a folder can be shared by several machines. Boot, process
 * namespace, process number and start time together name one process only. They are known on Linux.
 *
 * @param machine boot and process namespace; only within these are process numbers comparable
 * @param start the start of the process, in clock ticks since the boot
 */
public record ProcessIdentity(String machine, long pid, String start) {
  private static final Path PROC = Path.of("/proc");

  private static final String TEXT = "(?<machine>[^ ]+) as (?<pid>\\d{1,10}) since (?<start>\\d+)";

  /** Fields of {@code /proc/PID/stat}, counted from the one after the program's name. */
  private static final int STATE = 0;

  private static final int START = 19;

  /** This process; empty where it cannot be told. */
  public static Optional<ProcessIdentity> current() {
    return of(ProcessHandle.current().pid());
  }

  /** A running process; empty when it has ended or cannot be told. */
  public static Optional<ProcessIdentity> of(long pid) {
    try {
      Optional<String> start = start(pid);
      return thisMachine()
          .flatMap(machine -> start.map(since -> new ProcessIdentity(machine, pid, since)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Parses {@link #toString}. */
  public static Optional<ProcessIdentity> parse(String text) {
    // No static pattern: short commands do not need it, and it takes long to compile.
    Matcher identity = Pattern.compile(TEXT).matcher(text);
    return identity.matches()
        ? Optional.of(
            new ProcessIdentity(
                identity.group("machine"),
                Long.parseLong(identity.group("pid")),
                identity.group("start")))
        : Optional.empty();
  }

  /**
   * Whether the process is known to have ended; false for a process of another machine, and for one
   * that cannot be looked at, for want of rights or because too many files are open.
   */
  public boolean isGone() {
    try {
      return thisMachine().equals(Optional.of(machine)) && !start(pid).equals(Optional.of(start));
    } catch (IOException unreadable) {
      return Files.notExists(PROC.resolve(Long.toString(pid)));
    }
  }

  /** Containers of one machine have process namespaces of their own. */
  private static Optional<String> thisMachine() {
    try {
      String boot = PlainFile.text(PROC.resolve("sys/kernel/random/boot_id")).strip();
      return Optional.of(boot + "/" + Files.readSymbolicLink(PROC.resolve("self/ns/pid")));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return Optional.empty();
    }
  }

  /** Empty when the process has ended and only waits for its parent to notice. */
  private static Optional<String> start(long pid) throws IOException {
    String stat = PlainFile.lenientText(PROC.resolve(pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
    return ended ? Optional.empty() : Optional.of(fields[START]);
  }

  @Override
  public String toString() {
    return machine + " as " + pid + " since " + start;
  }
}
