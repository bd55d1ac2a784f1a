package dev.memories.cli;

import dev.memories.cli.output.Terminal;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process.
 *
 * <p>On Linux the links in {@code /proc} tell which streams are a terminal, without a native call.
 * Elsewhere Java's console answers for all three streams. {@code stty} tells the size when it is
 * first needed.
 */
final class ProcessTerminal implements Terminal {
  private static final int DEFAULT_COLUMNS = 80;
  private static final int DEFAULT_ROWS = 24;
  private static final int FEWEST_COLUMNS = 20;

  private final Map<String, String> variables;
  private int @Nullable [] size;

  ProcessTerminal(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  @Override
  public boolean isInput() {
    return isTerminal(0);
  }

  @Override
  public boolean isOutput() {
    return isTerminal(1);
  }

  @Override
  public boolean isError() {
    return isTerminal(2);
  }

  @Override
  public int columns() {
    return Math.max(FEWEST_COLUMNS, size()[1]);
  }

  @Override
  public int rows() {
    return size()[0];
  }

  @SuppressWarnings("SystemConsoleNull") // it is null in JDK 25 when the streams are redirected
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException _) {
      Console console = System.console();
      return console != null && console.isTerminal();
    }
  }

  private int[] size() {
    int[] known = size;
    if (known == null) {
      known = askSize();
      size = known;
    }
    return known;
  }

  private int[] askSize() {
    int[] asked = stty();
    return new int[] {
      number("LINES", asked[0] > 0 ? asked[0] : DEFAULT_ROWS),
      number("COLUMNS", asked[1] > 0 ? asked[1] : DEFAULT_COLUMNS)
    };
  }

  private int number(String variable, int otherwise) {
    String text = variables.getOrDefault(variable, "");
    return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : otherwise;
  }

  private static int[] stty() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] words = answer.strip().split(" ", -1);
      boolean ended = process.waitFor(1, TimeUnit.SECONDS);
      return ended && words.length == 2
          ? new int[] {Integer.parseInt(words[0]), Integer.parseInt(words[1])}
          : new int[2];
    } catch (IOException | NumberFormatException _) {
      return new int[2];
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new int[2];
    }
  }
}
