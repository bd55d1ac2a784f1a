package dev.memories.program;

import dev.memories.redact.SecretRedactor;
import dev.memories.text.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A command line that is given to the shell, to be run with a text on its standard input.
 *
 * <p>Input and output go through private temporary files: no thread has to pump them, and a program
 * that does not read cannot block.
 */
public final class Program {
  /** Bytes of stdout and of stderr at most. */
  private static final long MOST_OUTPUT = 16L * 1024 * 1024;

  private static final int SHOWN_STDERR = 2000;
  private static final int SHOWN_CHARS = 400;
  private static final long LOOK_MILLIS = 50;

  /** Tells the processes of one run from all others. */
  private static final String MARK = "MEMORIES_PROGRAM";

  private final String commandLine;
  private final Map<String, String> environment;
  private final Duration timeout;

  /**
   * @param commandLine for {@code sh -c}
   * @param environment of this process; little of it is passed on, see {@link ScrubbedEnvironment}
   * @param timeout after which its process tree is killed
   */
  public Program(String commandLine, Map<String, String> environment, Duration timeout) {
    this.commandLine = commandLine;
    this.environment = ScrubbedEnvironment.of(environment);
    this.timeout = timeout;
  }

  /**
   * Runs it to its end.
   *
   * @throws InterruptedException when the thread is interrupted; its process tree is killed first
   */
  public ProgramOutcome run(Path folder, String stdin) throws InterruptedException {
    try (ProgramFiles files = ProgramFiles.create()) {
      Files.writeString(files.in(), stdin);
      ProcessBuilder builder =
          new ProcessBuilder(List.of("/bin/sh", "-c", commandLine))
              .directory(folder.toFile())
              .redirectInput(files.in().toFile())
              .redirectOutput(files.out().toFile())
              .redirectError(files.err().toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      String mark = UUID.randomUUID().toString();
      builder.environment().put(MARK, mark);
      ProcessTree tree = new ProcessTree(builder.start(), MARK + "=" + mark);
      try {
        return await(tree.root(), files);
      } finally {
        tree.kill();
      }
    } catch (IOException e) {
      return new ProgramOutcome.Failed("it could not be run: " + e.getMessage());
    }
  }

  private ProgramOutcome await(Process process, ProgramFiles files)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (Files.size(files.out()) > MOST_OUTPUT || Files.size(files.err()) > MOST_OUTPUT) {
        return new ProgramOutcome.Failed(
            "it wrote more than " + MOST_OUTPUT / 1024 / 1024 + " MiB and was ended");
      }
      if (System.nanoTime() - deadline > 0) {
        return new ProgramOutcome.Failed(
            "it took longer than " + timeout.toSeconds() + " s and was ended" + stderr(files));
      }
    }
    int exit = process.exitValue();
    return exit == 0
        ? new ProgramOutcome.Finished(text(files.out(), MOST_OUTPUT))
        : new ProgramOutcome.Failed("it ended with exit code " + exit + stderr(files));
  }

  private static String stderr(ProgramFiles files) throws IOException {
    String all = text(files.err(), MOST_OUTPUT);
    String end = all.substring(Math.max(0, all.length() - SHOWN_STDERR)).strip();
    String shown = OneLine.of(SecretRedactor.product().redact(end), SHOWN_CHARS);
    return shown.isEmpty() ? ", without a word on stderr" : ": " + shown;
  }

  private static String text(Path file, long most) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes((int) most), StandardCharsets.UTF_8);
    }
  }
}
