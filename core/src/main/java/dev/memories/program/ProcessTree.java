package dev.memories.program;

import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process and all its descendants, or those that are left of them.
 *
 * <p>Descendants are found by their ancestry and, where there is {@code /proc}, by an environment
 * variable that they inherit, because a process whose parent has ended has no known ancestry.
 *
 * @param root empty when only descendants may be left
 * @param mark the variable, as {@code NAME=value} or the beginning of it
 */
record ProcessTree(Optional<ProcessHandle> root, String mark) {
  /** How long processes may take to end after the first signal, before they are killed. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** After this time, remaining processes are left alone. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final long POLL_MILLIS = 20;

  /** Ends all processes, first with a termination signal, then by force. */
  void kill() {
    boolean interrupted = Thread.interrupted();
    long start = System.nanoTime();
    Set<ProcessHandle> left = alive();
    while (!left.isEmpty() && System.nanoTime() - start < TIMEOUT.toNanos()) {
      boolean gracefully = System.nanoTime() - start < GRACE.toNanos();
      left.forEach(gracefully ? ProcessHandle::destroy : ProcessHandle::destroyForcibly);
      interrupted |= pause();
      left = alive();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<ProcessHandle> alive() {
    return Stream.of(root.stream(), root.stream().flatMap(ProcessHandle::descendants), marked())
        .flatMap(handles -> handles)
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toSet());
  }

  private Stream<ProcessHandle> marked() {
    return Files.isReadable(Path.of("/proc/self/environ"))
        ? ProcessHandle.allProcesses().filter(this::hasMark)
        : Stream.empty();
  }

  private boolean hasMark(ProcessHandle process) {
    try {
      byte[] environment =
          PlainFile.bytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
    } catch (IOException _) {
      // The process has ended or belongs to another user.
      return false;
    }
  }

  /** Returns whether the pause was interrupted. */
  private static boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS);
      return false;
    } catch (InterruptedException _) {
      return true;
    }
  }
}
