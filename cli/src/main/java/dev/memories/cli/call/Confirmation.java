package dev.memories.cli.call;

import dev.memories.cli.option.GlobalOptions;
import dev.memories.cli.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
    try {
      OutputStream err = environment.streams().err();
      err.write((question + " [y/N] ").getBytes(StandardCharsets.UTF_8));
      err.flush();
      String answer = line(environment.streams().in()).strip().toLowerCase(Locale.ROOT);
      if (!answer.equals("y") && !answer.equals("yes")) {
        throw CommandException.wrong(attempted, "the answer was no", null);
      }
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

  private boolean canAsk() {
    Terminal terminal = environment.terminal();
    return options.mayAsk() && terminal.isInput() && terminal.isError();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
