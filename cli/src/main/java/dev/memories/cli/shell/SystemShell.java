package dev.memories.cli.shell;

import dev.memories.cli.call.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs lines in the system's shell, with the streams of this process. */
final class SystemShell {
  /** A command of this program, whose output goes into a pipe. */
  @FunctionalInterface
  interface Source {
    ExitCode into(OutputStream out);
  }

  private SystemShell() {}

  /** Runs a line in a folder. */
  static ExitCode run(String line, Path folder) throws IOException, InterruptedException {
    return run(line, folder, null);
  }

  /** Runs a line that reads what a command prints; the command's failure is the result's. */
  static ExitCode run(String line, Path folder, @Nullable Source source)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line).directory(folder.toFile()).inheritIO();
    if (source != null) {
      builder.redirectInput(Redirect.PIPE);
    }
    Process process = builder.start();
    try {
      ExitCode code = source == null ? ExitCode.DONE : feed(process, source);
      boolean succeeded = process.waitFor() == 0;
      return code != ExitCode.DONE || succeeded ? code : ExitCode.FAILED;
    } catch (InterruptedException interrupted) {
      process.destroy();
      throw interrupted;
    }
  }

  private static ExitCode feed(Process process, Source source) {
    ExitCode code = source.into(process.getOutputStream());
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // The reader has gone, as head does.
    }
    return code;
  }
}
