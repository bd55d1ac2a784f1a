package dev.memories.cli.call;

import dev.memories.cli.option.GlobalOptions;
import dev.memories.cli.output.Terminal;
import dev.memories.redact.RedactedPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Asks the user to confirm a change, at a terminal. */
public final class Confirmation {
  private final Environment environment;
  private final GlobalOptions options;

  public Confirmation(Environment environment, GlobalOptions options) {
    this.environment = environment;
    this.options = options;
  }

  /**
   * Returns when the answer is yes, from {@code --yes} or from the user.
   *
   * @param attempted what the answer is needed for, e.g. {@code release the lock}
   * @throws CommandException when the answer is no, or nobody can be asked
   */
  public void require(String question, String attempted) {
    if (options.isYes()) {
      return;
    }
    if (!canAsk()) {
      throw CommandException.wrong(
          attempted, "it needs a yes, and nobody can be asked here", "add --yes");
    }
    String answer = ask(question + " [y/N] ").orElse("").toLowerCase(Locale.ROOT);
    if (!answer.equals("y") && !answer.equals("yes")) {
      throw CommandException.wrong(attempted, "the answer was no", null);
    }
  }

  /** Asks for one line; empty at the end of the input. */
  public Optional<String> ask(String question) {
    try {
      OutputStream err = environment.streams().err();
      err.write(RedactedPath.inMessage(question).getBytes(StandardCharsets.UTF_8));
      err.flush();
      return line(environment.streams().in()).map(String::strip);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * The same for changes that can be undone: returns without an answer when nobody can be asked.
   */
  public void requireIfPossible(String question, String attempted) {
    if (canAsk()) {
      require(question, attempted);
    }
  }

  /** Whether somebody is there to answer. */
  public boolean canAsk() {
    Terminal terminal = environment.terminal();
    return options.mayAsk() && terminal.isInput() && terminal.isError();
  }

  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8));
  }
}
