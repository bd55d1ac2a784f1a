package dev.memories.cli.shell;

import dev.memories.cli.call.CommandRunner;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import dev.memories.failure.MemoriesException;
import dev.memories.review.Review;
import dev.memories.session.Project;
import dev.memories.text.IoReason;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Runs the lines of a shell: commands of the program, and a few commands of its own.
 *
 * <p>{@code cd} chooses the folder, and with it the project. Every other line is a command line of
 * its own; nothing is carried over from one line to the next.
 */
public final class ShellLines {
  /** Goes to the first line, then clears the screen and what has scrolled away. */
  private static final String CLEAR = "\033[H\033[2J\033[3J";

  private final CommandRunner runner;
  private final ProjectLookup projects;
  private final Homes homes;
  private final Notices notices;
  private final boolean allowSystem;
  private Environment environment;
  private boolean ended;

  /**
   * @param environment what the first line runs in
   * @param allowSystem whether {@code !line} runs in the system's shell
   */
  public ShellLines(
      Environment environment,
      CommandRunner runner,
      ProjectLookup projects,
      Homes homes,
      Notices notices,
      boolean allowSystem) {
    this.environment = environment;
    this.runner = runner;
    this.projects = projects;
    this.homes = homes;
    this.notices = notices;
    this.allowSystem = allowSystem;
  }

  /** Whether a line asked to leave. */
  boolean ended() {
    return ended;
  }

  /** What the next line runs in. */
  Environment environment() {
    return environment;
  }

  /** Runs a command line elsewhere than the lines run, for completion. */
  ExitCode run(Environment elsewhere, List<String> words) {
    return runner.run(elsewhere, words);
  }

  /**
   * Runs one line.
   *
   * @param words the words of the line
   */
  ExitCode run(List<String> words, String line) throws InterruptedException {
    if (words.isEmpty() || words.getFirst().startsWith("#")) {
      return ExitCode.DONE;
    }
    if (line.strip().startsWith("!")) {
      return system(line.strip().substring(1));
    }
    OptionalInt pipe = LineQuotes.unquoted(line, '|');
    if (pipe.isPresent()) {
      return piped(line.substring(0, pipe.getAsInt()), line.substring(pipe.getAsInt() + 1));
    }
    return switch (words.getFirst()) {
      case "clear" -> clear();
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
    return Stream.concat(words.stream().skip(1), Stream.of("--help")).toList();
  }

  private ExitCode command(List<String> words) {
    return runner.run(environment, words);
  }

  private ExitCode changeFolder(List<String> words) {
    Path folder = words.size() > 1 ? resolve(words.get(1)) : environment.home();
    if (!Files.isDirectory(folder) && !hasMemory(folder)) {
      return fail("go to " + folder, "there is no such folder, and no memory of one");
    }
    environment = environment.at(folder.normalize(), environment.variables());
    return ExitCode.DONE;
  }

  private Path resolve(String target) {
    return target.equals("~") || target.startsWith("~/")
        ? environment.home().resolve(target.substring(Math.min(2, target.length())))
        : environment.cwd().resolve(target);
  }

  /** A project whose folder is gone may still have memory. */
  private boolean hasMemory(Path folder) {
    Project project = projects.of(Optional.of(folder.toString()));
    return Files.isDirectory(homes.memoriesHome().root(project).folder());
  }

  private ExitCode system(String line) throws InterruptedException {
    if (!allowSystem) {
      return fail(
          "run " + line.strip(),
          "the system's shell is switched off here (start with --allow-system)");
    }
    try {
      return SystemShell.run(line, environment.cwd());
    } catch (IOException e) {
      return fail("run " + line.strip(), IoReason.of(e));
    }
  }

  /** Runs a command, with the system's shell reading its output. */
  private ExitCode piped(String command, String reader) throws InterruptedException {
    if (!allowSystem) {
      return fail(
          "run " + reader.strip(),
          "pipes to the system are switched off here (start with --allow-system)");
    }
    List<String> words = PastedLines.words(command);
    Terminal terminal = environment.terminal();
    try {
      return SystemShell.run(
          reader,
          environment.cwd(),
          out ->
              runner.run(
                  environment.attachedTo(
                      new Streams(environment.streams().in(), out, environment.streams().err()),
                      new FixedTerminal(
                          terminal.isInput(),
                          false,
                          terminal.isError(),
                          terminal.columns(),
                          terminal.rows())),
                  words));
    } catch (IOException e) {
      return fail("run " + reader.strip(), IoReason.of(e));
    }
  }

  private ExitCode clear() {
    if (environment.terminal().isOutput()) {
      try {
        OutputStream out = environment.streams().out();
        out.write(CLEAR.getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException _) {
        // Nobody sees the screen.
      }
    }
    return ExitCode.DONE;
  }

  /** The project that the next line is about, for the prompt, with its state. */
  String place() {
    Path folder = environment.cwd();
    Path last = folder.getFileName();
    String name = last == null ? "/" : last.toString();
    try {
      Project here = projects.of(Optional.of(folder.toString()));
      MemoriesHome memories = homes.memoriesHome();
      Optional<Project> project =
          memories.hasMemory(here) ? Optional.of(here) : memories.nearestWithMemory(here);
      return project
          .map(
              found ->
                  Cell.lastName(found.cwd())
                      + (Review.of(memories.root(found)).isPresent() ? " (review waits)" : ""))
          .orElse(name + " (no memory)");
    } catch (MemoriesException unreadable) {
      return name; // The next command says what is wrong.
    }
  }

  private ExitCode fail(String attempted, String reason) {
    notices.warn("could not " + attempted + ": " + reason);
    return ExitCode.FAILED;
  }
}
