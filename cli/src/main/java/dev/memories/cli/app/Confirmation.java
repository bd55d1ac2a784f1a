package dev.memories.cli.app;

import dev.memories.cli.option.GlobalOptions;
import dev.memories.cli.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks a person before something that cannot easily be undone. */
final class Confirmation {
  private final Environment environment;
  private final GlobalOptions options;

  Confirmation(Environment environment, GlobalOptions options) {
    this.environment = environment;
    this.options = options;
  }

  /** Returns when the answer is yes, from {@code --yes} or from the person. */
  void ask(String question, String attempted) {
    if (options.isYes()) {
      return;
    }
    Terminal terminal = environment.terminal();
    if (!options.mayAsk() || !terminal.isInput() || !terminal.isError()) {
      throw UsageException.wrong(
          attempted, "it needs a yes, and nobody can be asked here", "add --yes");
    }
    try {
      OutputStream err = environment.streams().err();
      err.write((question + " [y/N] ").getBytes(StandardCharsets.UTF_8));
      err.flush();
      String answer = line(environment.streams().in()).strip().toLowerCase(Locale.ROOT);
      if (!answer.equals("y") && !answer.equals("yes")) {
        throw UsageException.wrong(attempted, "the answer was no", null);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Asks a person; where there is none, goes on: for what loses nothing and can be undone. */
  void askIfSomebodyIsThere(String question, String attempted) {
    Terminal terminal = environment.terminal();
    if (options.mayAsk() && terminal.isInput() && terminal.isError()) {
      ask(question, attempted);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
