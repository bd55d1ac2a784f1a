package dev.memories.tui.loop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the user's programs (editor, pager) on the terminal that the browser has left. */
final class ExternalPrograms {
  private static final Set<String> ACCEPT_LINE =
      Set.of("vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "micro", "joe");

  private final Map<String, String> environment;

  ExternalPrograms(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Runs {@code $VISUAL}, {@code $EDITOR} or vi, at the line if the editor accepts {@code +LINE}.
   */
  int edit(Path file, int line) throws IOException {
    String editor = first("vi", "VISUAL", "EDITOR");
    List<String> arguments = new ArrayList<>();
    String program = editor.strip().split("\\s+", -1)[0];
    if (ACCEPT_LINE.contains(Path.of(program).getFileName().toString())) {
      arguments.add("+" + line);
    }
    arguments.add(file.toString());
    return run(editor + " \"$@\"", arguments, null);
  }

  /** Runs {@code $MEMORIES_PAGER}, {@code $PAGER} or less. */
  int page(String text) throws IOException {
    return run(first("less", "MEMORIES_PAGER", "PAGER"), List.of(), text);
  }

  /**
   * Suspends the process group like Ctrl-Z. Returns when it is resumed, or at once where there is
   * no job control.
   */
  void suspend() throws IOException {
    run("kill -TSTP 0", List.of(), null);
  }

  private int run(String script, List<String> arguments, @Nullable String input)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    if (input != null) {
      builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    }
    Process process = builder.start();
    if (input != null) {
      try (OutputStream pipe = process.getOutputStream()) {
        pipe.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException closed) {
        // The pager ended before it had read everything.
      }
    }
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private String first(String otherwise, String... variables) {
    for (String variable : variables) {
      String value = environment.getOrDefault(variable, "").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return otherwise;
  }
}
