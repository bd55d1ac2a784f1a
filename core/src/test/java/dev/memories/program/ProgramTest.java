package dev.memories.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8", "OPENAI_API_KEY", "leaked-to-nobody");

  @TempDir Path folder;

  @Test
  void programsThatAnEndedProcessHadStartedAreEnded() throws Exception {
    assumeThat(Path.of("/proc/self/environ")).exists();
    ProcessIdentity self = ProcessIdentity.current().orElseThrow();
    ProcessIdentity ended = new ProcessIdentity(self.machine(), self.pid(), "1");
    Process left = sleepStartedBy(ended);
    Process ours = sleepStartedBy(self);
    try {
      Program.endLeftBy(ended);

      assertThat(left.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(ours.isAlive()).isTrue();
    } finally {
      left.destroyForcibly();
      ours.destroyForcibly();
    }
  }

  private static Process sleepStartedBy(ProcessIdentity process) throws IOException {
    ProcessBuilder sleep = new ProcessBuilder("sleep", "600");
    sleep.environment().put("MEMORIES_PROGRAM", process + ", 1");
    return sleep.start();
  }

  @Test
  void programGetsStdinAndFolderAndReturnsStdout() throws Exception {
    assertThat(program("cat; pwd -P").run(folder, "grüß dich\n"))
        .isEqualTo(new ProgramOutcome.Finished("grüß dich\n" + folder.toRealPath() + "\n"));
  }

  @Test
  void programThatReadsNothingDoesNotBlock() throws Exception {
    assertThat(program("echo done").run(folder, "x".repeat(1_000_000)))
        .isEqualTo(new ProgramOutcome.Finished("done\n"));
  }

  @Test
  void secretsInTheEnvironmentAreNotPassedOn() throws Exception {
    assertThat(program("env").run(folder, ""))
        .isInstanceOfSatisfying(
            ProgramOutcome.Finished.class,
            end ->
                assertThat(end.stdout())
                    .contains("PATH=", "LC_ALL=C.UTF-8")
                    .doesNotContain("leaked-to-nobody"));
  }

  @Test
  void failureShowsTheRedactedEndOfStderr() throws Exception {
    String token = "gh" + "p_" + "a1B2c3D4e5".repeat(4);

    assertThat(
            program("echo first >&2; echo 'no access with " + token + "' >&2; exit 7")
                .run(folder, ""))
        .isEqualTo(
            new ProgramOutcome.Failed(
                ProgramOutcome.Failed.Cause.EXIT_CODE,
                "it ended with exit code 7: first no access with [REDACTED_SECRET]",
                ""));
  }

  /** The end that a message quotes from begins inside the password, whatever its length. */
  @Test
  void passwordAtTheBeginningOfWhatIsQuotedIsRedacted() throws Exception {
    String password = "Zq7kTm4xLw9" + "rVb2nHc5sGd";
    for (int length = 1_975; length < 2_000; length += 3) {
      String script = "printf 'password=" + password + " %0" + length + "d' 7 >&2; exit 7";

      assertThat(program(script).run(folder, "").toString()).doesNotContain("nHc5sGd");
    }
  }

  @Test
  void missingProgramIsAFailure() throws Exception {
    assertThat(program("no-such-program-here").run(folder, ""))
        .isInstanceOfSatisfying(
            ProgramOutcome.Failed.class,
            end -> assertThat(end.message()).contains("exit code 127", "no-such-program-here"));
  }

  @Test
  void timeOutEndsTheProcessTree() throws Exception {
    Path pid = folder.resolve("pid");
    String commandLine = "(sleep 600 & echo $! > " + pid + "; wait) & wait";
    // On a busy machine the shell may get no further than this, so it is given more time.
    for (int seconds = 1; !isWritten(pid); seconds *= 2) {
      String message = "took longer than " + seconds + " s";
      assertThat(new Program(commandLine, ENVIRONMENT, Duration.ofSeconds(seconds)).run(folder, ""))
          .isInstanceOfSatisfying(
              ProgramOutcome.Failed.class, end -> assertThat(end.message()).contains(message));
    }
    assertGone(pid);
  }

  @Test
  void interruptEndsTheProcessTree() throws Exception {
    Path pid = folder.resolve("pid");
    Program program = program("sleep 600 & echo $! > " + pid + "; wait");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> program.run(folder, "")).isInstanceOf(InterruptedException.class);
    // The shell may have ended before it wrote the process id.
    if (isWritten(pid)) {
      assertGone(pid);
    }
  }

  private static boolean isWritten(Path pidFile) throws IOException {
    return Files.exists(pidFile) && Files.readString(pidFile).endsWith("\n");
  }

  private static void assertGone(Path pidFile) throws Exception {
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    while (isRunning(pid)) {
      Thread.sleep(10);
    }
  }

  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isZombie(pid);
  }

  /** Whether it has ended but nobody waits for it: in some containers, nobody ever does. */
  private static boolean isZombie(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "stat")).contains(") Z ");
    } catch (IOException _) {
      return false;
    }
  }

  private static Program program(String commandLine) {
    return new Program(commandLine, ENVIRONMENT, Duration.ofSeconds(30));
  }
}
