package dev.memories.state.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that take a lock in turn. More of them, for longer: {@code scripts/test -pl core
 * -Dtest=TwoProcessesTest -Dlock.holders=64 -Dlock.seconds=600
 * -Djunit.jupiter.execution.timeout.default=15m}.
 */
class TwoProcessesTest {
  private static final int HOLDERS = Integer.getInteger("lock.holders", 2);

  /** How often each process takes the lock, at least. */
  private static final int TIMES = 25;

  /** How long each process goes on, at least. */
  private static final int SECONDS = Integer.getInteger("lock.seconds", 0);

  @TempDir Path folder;

  @Test
  void onlyOneProcessAtATimeHoldsTheLock() throws Exception {
    Path counter = Files.writeString(folder.resolve("counter"), "0");
    List<Process> contenders = new ArrayList<>();
    for (int holder = 0; holder < HOLDERS; holder++) {
      contenders.add(contender(counter));
    }
    int times = 0;
    for (Process contender : contenders) {
      String taken = new String(contender.getInputStream().readAllBytes()).strip();
      assertThat(contender.waitFor())
          .as(new String(contender.getErrorStream().readAllBytes()))
          .isZero();
      times += Integer.parseInt(taken);
    }
    System.out.println(HOLDERS + " holders took the lock " + times + " times");
    assertThat(counter).hasContent(Integer.toString(times));
  }

  private Process contender(Path counter) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LockContender.class.getName(),
            folder.resolve("home/memories.sqlite").toString(),
            counter.toString(),
            Integer.toString(TIMES),
            Integer.toString(SECONDS))
        .start();
  }
}
