package dev.memories.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The user's program for long output; {@code less} unless another one is set. */
public final class Pager {
  private static final String LESS = "less";

  /** Without a message from the shell where less is not installed. */
  private static final String QUIETLY_LESS =
      "command -v less >/dev/null 2>&1 || exit 127; exec less";

  private final Optional<String> command;
  private final Map<String, String> variables;

  /**
   * @param command a shell command line; empty or {@code cat} for no pager
   */
  public Pager(Optional<String> command, Map<String, String> variables) {
    this.command = command.filter(line -> !line.strip().equals("cat"));
    this.variables = Map.copyOf(variables);
  }

  /** Shows the text and waits for the pager to end; false when no pager could be started. */
  boolean show(String text) throws IOException {
    if (command.isEmpty()) {
      return false;
    }
    Process process = start(command.get());
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // The user left the pager before the end of the text.
    }
    try {
      // With 127 the shell says that there is no such program.
      return process.waitFor() != 127;
    } catch (InterruptedException _) {
      process.destroy();
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Process start(String line) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", line.strip().equals(LESS) ? QUIETLY_LESS : line)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    if (!variables.containsKey("LESS")) {
      builder.environment().put("LESS", "FRX");
    }
    return builder.start();
  }
}
