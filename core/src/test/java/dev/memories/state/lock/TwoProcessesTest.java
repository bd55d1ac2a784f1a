package dev.memories.state.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {
  private static final int TIMES = 25;

  @TempDir Path folder;

  @Test
  void onlyOneProcessAtATimeHoldsTheLock() throws Exception {
    Path counter = Files.writeString(folder.resolve("counter"), "0");
    List<Process> contenders = List.of(contender(counter), contender(counter));
    for (Process contender : contenders) {
      assertThat(contender.waitFor())
          .as(new String(contender.getErrorStream().readAllBytes()))
          .isZero();
    }
    assertThat(counter).hasContent(Integer.toString(2 * TIMES));
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
            Integer.toString(TIMES))
        .start();
  }
}
