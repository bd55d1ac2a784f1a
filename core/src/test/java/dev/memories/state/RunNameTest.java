package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RunNameTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Test
  void nameSaysWhichProcessOfWhichBootRuns() {
    assumeThat(Path.of("/proc/self/stat")).exists();
    long pid = ProcessHandle.current().pid();

    assertThat(RunName.fresh())
        .matches(UUID + " on " + UUID + "/pid:\\[\\d+] as " + pid + " since \\d+");
  }

  @Test
  void everyRunHasANameOfItsOwn() {
    assertThat(RunName.fresh()).isNotEqualTo(RunName.fresh());
  }

  @Test
  void runOfAProcessThatDoesNotExistHasAPlainName() {
    assertThat(RunName.of(Integer.MAX_VALUE)).matches(UUID);
  }

  /** A killed process stays in the table until its parent asks how it ended. */
  @Test
  void processThatEndedButIsNotReapedIsGone() throws Exception {
    assumeThat(Path.of("/proc/self/stat")).exists();
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0.01 & echo $!; exec sleep 60").start();
    try {
      long child = Long.parseLong(parent.inputReader().readLine());
      Path stat = Path.of("/proc/" + child + "/stat");
      while (!Files.readString(stat).contains(") Z ")) {
        Thread.sleep(5);
      }

      assertThat(RunName.of(child)).matches(UUID);
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }
}
