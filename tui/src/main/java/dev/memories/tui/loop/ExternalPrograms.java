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

/** The user's own programs, run on the terminal that was lent to them. */
final class ExternalPrograms {
  private static final Set<String> TAKE_A_LINE =
      Set.of("vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "micro", "joe");

  private final Map<String, String> environment;

  ExternalPrograms(Map<String, String> environment) {
    this.environment = environment;
  }

  /** {@code $VISUAL}, else {@code $EDITOR}, else vi; at the line if it is known to take one. */
  int edit(Path file, int line) throws IOException {
    String editor = first("vi", "VISUAL", "EDITOR");
    List<String> arguments = new ArrayList<>();
    String program = editor.strip().split("\\s+", -1)[0];
    if (TAKE_A_LINE.contains(Path.of(program).getFileName().toString())) {
      arguments.add("+" + line);
    }
    arguments.add(file.toString());
    return run(editor + " \"$@\"", arguments, null);
  }

  /** {@code $MEMORIES_PAGER}, else {@code $PAGER}, else less, which is told to keep colours out. */
  int page(String text) throws IOException {
    return run(first("less", "MEMORIES_PAGER", "PAGER"), List.of(), text);
  }

  /** Stops the whole job as Ctrl-Z does; returns when it goes on, or at once where it cannot. */
  void stop() throws IOException {
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
        // The pager was left before it had read everything.
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
