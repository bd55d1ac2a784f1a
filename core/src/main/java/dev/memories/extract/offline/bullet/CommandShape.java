package dev.memories.extract.offline.bullet;

import dev.memories.shellline.ShellLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parts of a command line that identify the command, without details that vary between runs.
 *
 * @param program the program's name
 * @param path the program as written
 * @param words its arguments that are no options
 * @param options its options
 * @param variables assignments before the program or by {@code export}, as written
 * @param folder the folder that the line changes to, empty when it changes none
 * @param sourced the files that it reads into the shell before
 */
record CommandShape(
    String program,
    String path,
    Set<String> words,
    Set<String> options,
    List<String> variables,
    String folder,
    Set<String> sourced) {
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*");
  private static final Set<String> WRAPPERS =
      Set.of("sudo", "env", "time", "timeout", "nice", "command", "exec", "export", "source", ".");
  private static final Set<String> SOURCES = Set.of("source", ".");
  private static final Set<String> LAUNCHERS =
      Set.of(
          "python",
          "python3",
          "uv",
          "uvx",
          "poetry",
          "pipx",
          "hatch",
          "npx",
          "npm",
          "pnpm",
          "yarn",
          "bun",
          "bunx",
          "bundle",
          "rake",
          "make",
          "just",
          "docker",
          "podman",
          "nix",
          "mise",
          "asdf",
          "carton",
          "pipenv",
          "pdm",
          "rye",
          "conda",
          "direnv",
          "devbox",
          "rbenv",
          "pyenv",
          "xvfb-run",
          "dotenv");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z-]*");
  private static final Pattern SELECTION =
      Pattern.compile(
          "-[qvsxkntiV]+|-Dtest=.*|-run.*|--(?:quiet|verbose|tests?|run|grep|reporter|tb|color|no-color)(?:=.*)?");

  /** An option with a value that names something: no number, size or time. */
  private static final Pattern TARGET = Pattern.compile("--?[\\w-]+=[^\\d=][^=]*");

  private static final double LEAST_OVERLAP = 0.34;

  CommandShape {
    words = Set.copyOf(words);
    options = Set.copyOf(options);
    variables = List.copyOf(variables);
    sourced = Set.copyOf(sourced);
  }

  /** The shape of a line; of several programs, that of {@code main}, a part of the line. */
  static CommandShape of(String line, String main) {
    List<String> variables = new ArrayList<>();
    String folder = "";
    Set<String> sourced = new HashSet<>();
    for (ShellLine.Segment segment : ShellLine.parse(line).segments()) {
      if (segment.program().equals("cd") && !segment.arguments().isEmpty()) {
        folder = segment.arguments().getFirst();
      } else if (SOURCES.contains(segment.program())) {
        sourced.addAll(segment.arguments());
      } else if (segment.program().equals("export")) {
        segment.arguments().stream()
            .filter(word -> ASSIGNMENT.matcher(word).matches())
            .forEach(variables::add);
      }
    }
    List<ShellLine.Segment> parts = ShellLine.parse(main).segments();
    List<String> all = parts.isEmpty() ? List.of() : parts.getFirst().words();
    int at = 0;
    while (at < all.size() - 1
        && (ASSIGNMENT.matcher(all.get(at)).matches() || WRAPPERS.contains(all.get(at)))) {
      if (ASSIGNMENT.matcher(all.get(at)).matches()) {
        variables.add(all.get(at));
      }
      at++;
    }
    String program = all.isEmpty() ? "" : all.get(at);
    Set<String> words = new HashSet<>();
    Set<String> options = new HashSet<>();
    all.subList(Math.min(at + 1, all.size()), all.size())
        .forEach(word -> (word.startsWith("-") ? options : words).add(word));
    return new CommandShape(
        program.substring(program.lastIndexOf('/') + 1),
        program,
        words,
        options,
        variables,
        folder,
        sourced);
  }

  /** Whether two lines run the same thing, though perhaps in another way. */
  boolean isLike(CommandShape other) {
    if (isJoined(other) || other.isJoined(this)) {
      return true;
    }
    if (hasOtherTarget(other)) {
      return false;
    }
    boolean samePrograms =
        program.equals(other.program)
            || isVariant(program, other.program)
            || isVariant(other.program, program);
    if (samePrograms) {
      return (words.isEmpty() || other.words.isEmpty() || overlap(other) >= LEAST_OVERLAP)
          && other.words.containsAll(names())
          && covers(other);
    }
    // Another way to start the same program: `pytest`, `python -m pytest`, `uv run pytest`.
    if (LAUNCHERS.contains(other.program) && isName(program) && other.words.contains(program)) {
      return paths().isEmpty() || covers(other);
    }
    return (LAUNCHERS.contains(program) || LAUNCHERS.contains(other.program))
        && words.stream().anyMatch(word -> isName(word) && other.words.contains(word))
        && overlap(other) >= LEAST_OVERLAP;
  }

  private static boolean isName(String word) {
    return word.length() > 3 && Character.isLetter(word.charAt(0));
  }

  /** Whether the other line runs all that this one runs, and not only a part of it. */
  private boolean covers(CommandShape other) {
    List<String> others = other.paths();
    return others.isEmpty()
        || (!paths().isEmpty()
            && paths().stream().allMatch(path -> others.stream().anyMatch(its -> isIn(path, its))));
  }

  private static boolean isIn(String path, String folder) {
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    return path.equals(folder) || path.startsWith(prefix) || (path + "/").equals(folder);
  }

  /** The options that matter for how it runs: not which tests, nor how much it prints. */
  Set<String> decidingOptions() {
    return options.stream()
        .filter(option -> !SELECTION.matcher(option).matches())
        .collect(Collectors.toSet());
  }

  /**
   * Whether it adds options to those of the other, none of which names another thing to work on.
   */
  boolean hasOnlyMoreSwitchesThan(CommandShape other) {
    Set<String> own = decidingOptions();
    return own.containsAll(other.decidingOptions())
        && own.stream()
            .filter(option -> !other.options.contains(option))
            .noneMatch(option -> TARGET.matcher(option).matches());
  }

  /** The words that name what is done: a subcommand, a target, a module. */
  private Set<String> names() {
    return words.stream().filter(word -> NAME.matcher(word).matches()).collect(Collectors.toSet());
  }

  private List<String> paths() {
    return words.stream().filter(word -> word.indexOf('/') > 0).sorted().toList();
  }

  /** {@code mvn} and {@code mvnw}, {@code python} and {@code python3}. */
  private static boolean isVariant(String name, String longer) {
    return name.length() > 2 && longer.startsWith(name) && longer.length() - name.length() <= 3;
  }

  /** {@code docker-compose up} and {@code docker compose up}. */
  private boolean isJoined(CommandShape other) {
    int dash = program.indexOf('-');
    return dash > 0
        && program.substring(0, dash).equals(other.program)
        && other.words.contains(program.substring(dash + 1))
        && other.words.containsAll(names());
  }

  /** Whether the same option names another place or thing in the other line. */
  private boolean hasOtherTarget(CommandShape other) {
    return options.stream()
        .filter(option -> TARGET.matcher(option).matches() && !SELECTION.matcher(option).matches())
        .anyMatch(
            option ->
                !other.options.contains(option)
                    && other.options.stream()
                        .anyMatch(its -> TARGET.matcher(its).matches() && hasName(its, option)));
  }

  private static boolean hasName(String option, String other) {
    return option.startsWith(other.substring(0, other.indexOf('=') + 1));
  }

  private double overlap(CommandShape other) {
    Set<String> common = new HashSet<>(words);
    common.retainAll(other.words);
    Set<String> all = new HashSet<>(words);
    all.addAll(other.words);
    return all.isEmpty() ? 1 : (double) common.size() / all.size();
  }
}
