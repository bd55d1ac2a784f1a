package dev.memories.program;

import dev.memories.program.ProgramOutcome.Failed.Cause;
import dev.memories.redact.RedactedCut;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.IoReason;
import dev.memories.text.OneLine;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run with a text on its standard input.
 *
 * <p>Input and output go through private temporary files, so that no thread has to copy them and a
 * program that does not read its input cannot block.
 */
public final class Program {
  /** Limit of stdout and of stderr, in bytes. */
  private static final long MAX_OUTPUT = 16L * 1024 * 1024;

  /** Characters at the end of stderr that a message may quote from. */
  private static final int STDERR_TAIL = 2000;

  private static final int MAX_QUOTED = 400;
  private static final long POLL_MILLIS = 50;

  /** Variable that marks the processes of one run, with the process that started them. */
  private static final String MARK = "MEMORIES_PROGRAM";

  private static final String OF_UNKNOWN = "unknown";

  private final List<String> command;
  private final Map<String, String> environment;
  private final Duration timeout;

  /**
   * @param commandLine for {@code sh -c}
   * @param environment of this process; {@link ScrubbedEnvironment} passes on a small part of it
   * @param timeout time after which the process tree is killed
   */
  public Program(String commandLine, Map<String, String> environment, Duration timeout) {
    this(List.of("/bin/sh", "-c", commandLine), environment, Map.of(), timeout);
  }

  /**
   * A program without a shell.
   *
   * @param command the program and its arguments
   * @param added variables that the program gets besides the small part of {@code environment}
   */
  public Program(
      List<String> command,
      Map<String, String> environment,
      Map<String, String> added,
      Duration timeout) {
    this.command = List.copyOf(command);
    this.environment = new HashMap<>(ScrubbedEnvironment.of(environment));
    this.environment.putAll(added);
    this.timeout = timeout;
  }

  /**
   * Runs the program to its end.
   *
   * @throws InterruptedException when the thread is interrupted; the process tree is killed first
   */
  public ProgramOutcome run(Path folder, String stdin) throws InterruptedException {
    try (ProgramFiles files = ProgramFiles.create()) {
      Files.writeString(files.in(), stdin);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(files.in().toFile())
              .redirectOutput(files.out().toFile())
              .redirectError(files.err().toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      String starter = ProcessIdentity.current().map(Object::toString).orElse(OF_UNKNOWN);
      String mark = startedBy(starter) + UUID.randomUUID();
      builder.environment().put(MARK, mark);
      Process process = builder.start();
      ProcessTree tree = new ProcessTree(Optional.of(process.toHandle()), MARK + "=" + mark);
      try {
        return await(process, files);
      } finally {
        tree.kill();
      }
    } catch (IOException e) {
      return failed(Cause.NOT_RUN, "it could not be run: " + IoReason.of(e), "");
    }
  }

  /** Ends the programs that an ended process had started and that still run. */
  public static void endLeftBy(ProcessIdentity ended) {
    new ProcessTree(Optional.empty(), MARK + "=" + startedBy(ended.toString())).kill();
  }

  private static String startedBy(String process) {
    return process + ", ";
  }

  private ProgramOutcome await(Process process, ProgramFiles files)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (Files.size(files.out()) > MAX_OUTPUT || Files.size(files.err()) > MAX_OUTPUT) {
        return failed(
            Cause.TOO_MUCH_OUTPUT,
            "it wrote more than " + MAX_OUTPUT / 1024 / 1024 + " MiB and was killed",
            "");
      }
      if (System.nanoTime() - deadline > 0) {
        return failed(
            Cause.TIMED_OUT,
            "it took longer than " + timeout.toSeconds() + " s and was killed" + stderr(files),
            "");
      }
    }
    int exit = process.exitValue();
    String stdout = text(files.out(), MAX_OUTPUT);
    return exit == 0
        ? new ProgramOutcome.Finished(stdout)
        : failed(Cause.EXIT_CODE, "it ended with exit code " + exit + stderr(files), stdout);
  }

  private static ProgramOutcome failed(Cause cause, String message, String stdout) {
    return new ProgramOutcome.Failed(cause, message, stdout);
  }

  private static String stderr(ProgramFiles files) throws IOException {
    String all = text(files.err(), MAX_OUTPUT);
    String end = RedactedCut.tail(SecretRedactor.product(), all, STDERR_TAIL).strip();
    String shown = OneLine.of(end, MAX_QUOTED);
    return shown.isEmpty() ? ", with nothing on stderr" : ": " + shown;
  }

  private static String text(Path file, long maxBytes) throws IOException {
    try (var in = PlainFile.open(file)) {
      return new String(in.readNBytes((int) maxBytes), StandardCharsets.UTF_8);
    }
  }
}
