package dev.memories.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process with all that it has started.
 *
 * <p>They are known by their ancestry and, where there is {@code /proc}, by a variable that they
 * inherit: a process whose parent ended before it was seen has no ancestry.
 *
 * @param mark the variable, as {@code NAME=value}
 */
record ProcessTree(Process root, String mark) {
  /** How long processes may take to end by themselves when told to. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** After this, what is left cannot be ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long LOOK_MILLIS = 20;

  /** Ends all of it, first politely; does nothing when it has ended. */
  void kill() {
    boolean interrupted = Thread.interrupted();
    long began = System.nanoTime();
    Set<ProcessHandle> left = alive();
    while (!left.isEmpty() && System.nanoTime() - began < PATIENCE.toNanos()) {
      boolean politely = System.nanoTime() - began < GRACE.toNanos();
      left.forEach(politely ? ProcessHandle::destroy : ProcessHandle::destroyForcibly);
      interrupted |= pause();
      left = alive();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<ProcessHandle> alive() {
    return Stream.of(Stream.of(root.toHandle()), root.descendants(), marked())
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
          Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
    } catch (IOException _) {
      // It has ended, or belongs to someone else.
      return false;
    }
  }

  /** Whether the pause was interrupted. */
  private static boolean pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
      return false;
    } catch (InterruptedException _) {
      return true;
    }
  }
}
