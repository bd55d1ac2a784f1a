package dev.memories.cli.mcp;

import dev.memories.cli.call.CommandRunner;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import dev.memories.redact.SecretRedactor;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs command lines of this program for an agent, all about one project.
 *
 * @param environment of the call; its variables name the homes
 * @param project the folder of the project
 */
record InnerCommands(CommandRunner runner, Environment environment, String project) {
  private static final Terminal NO_TERMINAL = new FixedTerminal(false, false, false, 80, 24);

  /**
   * What a command said.
   *
   * @param text its output, or else its error; redacted
   */
  record Answer(String text, boolean isFailure) {}

  /**
   * Runs a command.
   *
   * @param options the command and its options
   * @param argument its only parameter, which is never taken for an option
   */
  Answer run(List<String> options, String argument) {
    List<String> words = new ArrayList<>(List.of("--quiet", "--no-input"));
    words.addAll(options);
    words.addAll(List.of("-C", project, "--", argument));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Streams streams = new Streams(InputStream.nullInputStream(), output, errors);
    ExitCode code = runner.run(environment.attachedTo(streams, NO_TERMINAL), words);
    String printed = text(output);
    String problem = text(errors);
    if (code == ExitCode.DONE) {
      return new Answer(printed + problem, false);
    }
    // A question without an answer ends like a failure, but says nothing when it is quiet.
    return problem.isEmpty()
        ? new Answer("Nothing found.", false)
        : new Answer(printed + problem, true);
  }

  private static String text(ByteArrayOutputStream printed) {
    return SecretRedactor.product().redact(printed.toString(StandardCharsets.UTF_8));
  }
}
