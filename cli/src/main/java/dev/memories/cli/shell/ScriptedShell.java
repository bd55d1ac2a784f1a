package dev.memories.cli.shell;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.output.Notices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EOFError;
import org.jline.reader.impl.DefaultParser;

/** The shell without a terminal: runs the lines of standard input until one fails. */
public final class ScriptedShell {
  private final ShellLines lines;
  private final InputStream in;
  private final Notices notices;

  public ScriptedShell(ShellLines lines, InputStream in, Notices notices) {
    this.lines = lines;
    this.in = in;
    this.notices = notices;
  }

  /** Runs every line; stops at the first whose exit code is not 0, and returns that code. */
  public ExitCode run() throws IOException, InterruptedException {
    DefaultParser parser = new DefaultParser();
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = reader.readLine();
        line != null && !lines.ended();
        line = reader.readLine()) {
      ExitCode code;
      try {
        code = line.isBlank() ? ExitCode.DONE : lines.run(parser.parse(line, 0).words(), line);
      } catch (EOFError unfinished) {
        notices.warn("could not read the line: " + unfinished.getMessage());
        code = ExitCode.USAGE;
      }
      if (code != ExitCode.DONE) {
        return code;
      }
    }
    return ExitCode.DONE;
  }
}
