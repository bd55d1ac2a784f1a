package dev.memories.state.lock;

import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A process that increments the number in a file, under the lock: {@code DATABASE FILE TIMES}. */
final class LockContender {
  private LockContender() {}

  public static void main(String[] arguments) throws Exception {
    Path counter = Path.of(arguments[1]);
    String owner = "process " + ProcessHandle.current().pid();
    int left = Integer.parseInt(arguments[2]);
    try (StateDatabase state = StateDatabase.open(Path.of(arguments[0]), InstantSource.system())) {
      while (left > 0) {
        LockAttempt attempt =
            state
                .locks()
                .tryAcquire(new Project("/srv/made-up/shop"), owner, Duration.ofMinutes(1));
        if (attempt instanceof LockAttempt.Acquired(Lease lease)) {
          try (lease) {
            int count = Integer.parseInt(Files.readString(counter));
            Files.writeString(counter, Integer.toString(count + 1));
          }
          left--;
        }
        Thread.sleep(2);
      }
    }
  }
}
