package dev.memories.state.lock;

import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A process that increments the number in a file, under the lock, and prints how often: {@code
 * DATABASE FILE TIMES SECONDS}. While it holds the lock there is a witness, a file that must not be
 * there before.
 */
final class LockContender {
  private LockContender() {}

  public static void main(String[] arguments) throws Exception {
    Path counter = Path.of(arguments[1]);
    String owner = "process " + ProcessHandle.current().pid();
    Path witness = counter.resolveSibling("witness");
    int times = Integer.parseInt(arguments[2]);
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[3])).toNanos();
    int taken = 0;
    try (StateDatabase state = StateDatabase.open(Path.of(arguments[0]), InstantSource.system())) {
      while (taken < times || System.nanoTime() - end < 0) {
        LockAttempt attempt =
            state
                .locks()
                .tryAcquire(new Project("/srv/made-up/shop"), owner, Duration.ofMinutes(1));
        if (attempt instanceof LockAttempt.Acquired(Lease lease)) {
          try (lease) {
            Files.createFile(witness);
            int count = Integer.parseInt(Files.readString(counter));
            Files.writeString(counter, Integer.toString(count + 1));
            Files.delete(witness);
          }
          taken++;
        }
        Thread.sleep(2);
      }
    }
    System.out.println(taken);
  }
}
