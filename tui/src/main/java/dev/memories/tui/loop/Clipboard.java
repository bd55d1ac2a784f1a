package dev.memories.tui.loop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Copies text to the terminal's clipboard (OSC 52) and to the first clipboard program that works.
 * Text that is too long for the terminal goes to a file if there is no such program.
 */
final class Clipboard {
  /** The longest text that terminals accept, in bytes before base64. */
  private static final int MAX_BYTES_FOR_TERMINAL = 74_994;

  private record ClipboardProgram(String variable, List<String> command) {}

  private static final List<ClipboardProgram> PROGRAMS =
      List.of(
          new ClipboardProgram("WAYLAND_DISPLAY", List.of("wl-copy")),
          new ClipboardProgram("DISPLAY", List.of("xclip", "-selection", "clipboard")),
          new ClipboardProgram("DISPLAY", List.of("xsel", "-ib")),
          new ClipboardProgram("TMUX", List.of("tmux", "load-buffer", "-w", "-")),
          new ClipboardProgram("PATH", List.of("pbcopy")));

  private final Map<String, String> environment;
  private final BrowserTerminal terminal;

  Clipboard(Map<String, String> environment, BrowserTerminal terminal) {
    this.environment = environment;
    this.terminal = terminal;
  }

  /**
   * Copies the text.
   *
   * @return where it went, for the status line: the terminal's clipboard, {@code wl-copy}, or a
   *     path
   */
  String copy(String text) throws IOException {
    boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES_FOR_TERMINAL;
    if (fits) {
      terminal.copy(text);
    }
    Optional<String> name =
        PROGRAMS.stream()
            .filter(program -> environment.containsKey(program.variable()))
            .filter(program -> accepts(program.command(), text))
            .map(program -> program.command().getFirst())
            .findFirst();
    if (name.isPresent()) {
      return name.get();
    }
    return fits ? "the terminal's clipboard" : file(text).toString();
  }

  private static boolean accepts(List<String> command, String text) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (OutputStream pipe = process.getOutputStream()) {
        pipe.write(text.getBytes(StandardCharsets.UTF_8));
      }
      // xclip forks to serve the selection; its parent ends at once.
      return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The JDK lets only the owner read temporary files. */
  private static Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile("memories-", ".txt"), text);
  }
}
