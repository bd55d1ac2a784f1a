package dev.memories.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The program that shows long output a screen at a time; none unless one is set. */
public final class Pager {
  private final Optional<String> command;
  private final Map<String, String> variables;

  /**
   * @param command a shell command line; {@code cat} and none mean no pager
   */
  public Pager(Optional<String> command, Map<String, String> variables) {
    this.command = command.filter(line -> !line.strip().equals("cat"));
    this.variables = Map.copyOf(variables);
  }

  /** Shows the text and waits for the pager to end; false when there is none to start. */
  boolean show(String text) throws IOException {
    if (command.isEmpty()) {
      return false;
    }
    Process process = start(command.get());
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // The reader left before the end: that is what pagers are for.
    }
    try {
      // 127: the shell found no such program, so nothing was shown.
      return process.waitFor() != 127;
    } catch (InterruptedException _) {
      process.destroy();
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Process start(String line) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", line)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    if (!variables.containsKey("LESS")) {
      builder.environment().put("LESS", "FRX");
    }
    return builder.start();
  }
}
