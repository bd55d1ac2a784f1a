package dev.memories.cli.shell;

import dev.memories.cli.app.App;
import dev.memories.cli.app.Environment;
import dev.memories.cli.app.ExitCode;
import dev.memories.config.Setting;
import dev.memories.config.SettingValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the lines of a shell: commands of the program, and the few words of its own.
 *
 * <p>{@code cd} chooses the folder, hence the project; every other line is a new command line, so
 * that nothing of the last one stays.
 */
public final class ShellLines {
  private final App app;
  private final boolean allowSystem;
  private final Map<String, String> variables;
  private Path cwd;
  private boolean ended;

  /**
   * @param allowSystem whether {@code !line} runs in the system's shell
   */
  public ShellLines(App app, boolean allowSystem) {
    this.app = app;
    this.allowSystem = allowSystem;
    this.cwd = app.environment().cwd();
    this.variables = inherited(app);
  }

  /** What the shell was started with holds for its lines, too. */
  private static Map<String, String> inherited(App app) {
    Map<String, String> variables = new HashMap<>(app.environment().variables());
    for (Map.Entry<Setting, SettingValue> option : app.options().settings().entrySet()) {
      variables.put(option.getKey().variables().getFirst(), option.getValue().text());
    }
    String config = app.options().config();
    if (config != null) {
      variables.put("MEMORIES_CONFIG", config);
    }
    return variables;
  }

  /** Whether a line asked to leave. */
  boolean ended() {
    return ended;
  }

  /** Where lines run. */
  Path cwd() {
    return cwd;
  }

  /** Runs one line, parted into words. */
  ExitCode run(List<String> words, String line) throws InterruptedException {
    if (words.isEmpty() || words.getFirst().startsWith("#")) {
      return ExitCode.DONE;
    }
    if (line.strip().startsWith("!")) {
      return system(line.strip().substring(1));
    }
    return switch (words.getFirst()) {
      case "exit", "quit" -> {
        ended = true;
        yield ExitCode.DONE;
      }
      case "cd" -> changeFolder(words);
      case "help" -> command(help(words));
      case "shell" -> fail("start a shell", "this is one already");
      case "memories" -> command(words.subList(1, words.size()));
      default -> command(words);
    };
  }

  private static List<String> help(List<String> words) {
    return words.size() == 1
        ? List.of("--help")
        : Stream.concat(words.stream().skip(1), Stream.of("--help")).toList();
  }

  private ExitCode command(List<String> words) {
    return app.runner().run(surroundings(), words);
  }

  /** What a command that runs now sees of the world. */
  Environment surroundings() {
    Environment shell = app.environment();
    return new Environment(
        shell.streams(), variables, cwd, shell.home(), shell.clock(), shell.terminal());
  }

  private ExitCode changeFolder(List<String> words) {
    Path home = app.environment().home();
    String target = words.size() > 1 ? words.get(1) : home.toString();
    Path folder =
        target.equals("~") || target.startsWith("~/")
            ? home.resolve(target.substring(Math.min(2, target.length())))
            : cwd.resolve(target);
    // A project whose folder is gone still has memory: its name is enough.
    if (!Files.isDirectory(folder)
        && !Files.isDirectory(app.root(app.project(Optional.of(target))).folder())) {
      return fail("go to " + folder, "there is no such folder, and no memory of one");
    }
    cwd = folder.normalize();
    return ExitCode.DONE;
  }

  private ExitCode system(String line) throws InterruptedException {
    if (!allowSystem) {
      return fail(
          "run " + line.strip(),
          "the system's shell is switched off here (start with --allow-system)");
    }
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line).directory(cwd.toFile()).inheritIO();
    try {
      Process process = builder.start();
      try {
        return process.waitFor() == 0 ? ExitCode.DONE : ExitCode.FAILED;
      } catch (InterruptedException interrupted) {
        process.destroy();
        throw interrupted;
      }
    } catch (IOException e) {
      return fail("run " + line.strip(), String.valueOf(e.getMessage()));
    }
  }

  private ExitCode fail(String attempted, String reason) {
    app.notices().warn("could not " + attempted + ": " + reason);
    return ExitCode.FAILED;
  }
}
