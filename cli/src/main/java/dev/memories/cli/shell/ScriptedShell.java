package dev.memories.cli.shell;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EOFError;
import org.jline.reader.impl.DefaultParser;

/** The shell without a terminal: reads lines from standard input until one fails. */
public final class ScriptedShell {
  private final App app;
  private final ShellLines lines;

  public ScriptedShell(App app, ShellLines lines) {
    this.app = app;
    this.lines = lines;
  }

  /** Runs every line; stops at the first that does not end with 0, with its code. */
  public ExitCode run() throws IOException, InterruptedException {
    DefaultParser parser = new DefaultParser();
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(app.environment().streams().in(), StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null && !lines.ended(); line = in.readLine()) {
      ExitCode code;
      try {
        code = line.isBlank() ? ExitCode.DONE : lines.run(parser.parse(line, 0).words(), line);
      } catch (EOFError unfinished) {
        app.notices().warn("could not read the line: " + unfinished.getMessage());
        code = ExitCode.USAGE;
      }
      if (code != ExitCode.DONE) {
        return code;
      }
    }
    return ExitCode.DONE;
  }
}
