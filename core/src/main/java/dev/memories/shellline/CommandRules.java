package dev.memories.shellline;

import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Classifies command lines by the rules of {@code commands.txt}. */
public final class CommandRules {
  private static final Pattern NAME = Pattern.compile("[\\w.+-]{2,}");
  private static final Pattern PREFIX = Pattern.compile("\\w+=.*|\\(+|\\{|!");
  private static final Pattern SHELL = Pattern.compile("(?:ba|z|k|da|a)?sh -\\w*c");
  private static final Pattern LOOKUP = Pattern.compile("-[vV]");
  private static final Pattern WRAPPER_ARGUMENT = Pattern.compile("-\\S+|\\d+[smh]?");

  private final ProgramTable<CommandRule> rules;
  private final ProgramTable<Answer> answers;
  private final List<CommandRule> accepting = new ArrayList<>();
  private final List<CommandRule> formatting = new ArrayList<>();
  private final Set<String> wrappers = new HashSet<>();

  /**
   * The words that begin a call of a program which runs another one in a container or on another
   * machine, by the first of them.
   */
  private final Map<String, List<List<String>>> elsewhere = new HashMap<>();

  /** The options of these programs that take a value of their own. */
  private final Set<String> valued = new HashSet<>();

  private final Set<String> writers = new HashSet<>();
  private final Set<String> silent = new HashSet<>();

  /** An exit code that is an answer of some programs. */
  private record Answer(int exit, CommandRule rule) {}

  /** Reads the rules. */
  public CommandRules() {
    List<CommandRule> kinds = new ArrayList<>();
    List<Answer> codes = new ArrayList<>();
    for (String entry : DataFile.entries(CommandRules.class, "commands.txt")) {
      // Without expressions, which would take most of the time that the rules take.
      int space = entry.indexOf(' ');
      String word = entry.substring(0, space);
      String rule = entry.substring(space + 1).strip();
      switch (word) {
        case "wrapper" -> wrappers.add(rule);
        case "elsewhere" -> {
          List<String> words = List.of(rule.split(" ", -1));
          elsewhere.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(words);
        }
        case "valued" -> valued.addAll(List.of(rule.split(" ", -1)));
        case "writer" -> writers.add(rule);
        case "silent" -> silent.add(rule);
        case "answer" -> {
          String[] code = rule.split(" ", 2);
          codes.add(
              new Answer(
                  Integer.parseInt(code[0]), CommandRule.parse(CommandKind.NOTHING, code[1])));
        }
        case "layout" -> formatting.add(CommandRule.parse(CommandKind.CHANGE, rule));
        case "accept" -> accepting.add(CommandRule.parse(CommandKind.CHANGE, rule));
        default -> kinds.add(CommandRule.parse(kind(word), rule));
      }
    }
    rules = new ProgramTable<>(kinds, rule -> rule);
    answers = new ProgramTable<>(codes, Answer::rule);
  }

  private static CommandKind kind(String word) {
    return CommandKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Classifies a whole command line. */
  public CommandRole roleOf(String commandLine) {
    return roleOf(commandLine, ShellLine.parse(commandLine));
  }

  /** Classifies a command line that is parsed already. */
  public CommandRole roleOf(String commandLine, ShellLine parsed) {
    CommandKind strongest = CommandKind.NOTHING;
    String main = commandLine;
    boolean decides = true;
    String leading = "";
    Set<Integer> answering = Set.of();
    int working = 0;
    String edit = "";
    boolean changesLast = false;
    boolean isLayout = false;
    for (ShellLine.Segment segment : parsed.segments()) {
      ShellLine.Segment own = unwrapped(segment);
      Optional<ShellLine.Segment> inside = inside(own);
      ShellLine.Segment run = inside.orElse(own);
      CommandKind kind = inside.map(this::kindElsewhere).orElseGet(() -> kindOf(own));
      boolean stronger = kind.compareTo(strongest) > 0;
      // Among several checks, prefer one whose exit code is visible.
      if (stronger || (kind == strongest && run.decides() && !decides)) {
        strongest = kind;
        main = segment.raw();
        decides = run.decides();
        isLayout = formats(run);
        answering = answersOf(run);
      } else if (strongest == CommandKind.NOTHING) {
        answering = answersOf(run); // the exit code is that of the last part
      }
      if (leading.isEmpty() && !silent.contains(segment.program())) {
        leading = segment.raw();
      }
      working += kind.compareTo(CommandKind.QUERY) > 0 ? 1 : 0;
      if (kind == CommandKind.CHANGE) {
        edit = edit.isEmpty() ? segment.raw() : edit;
        changesLast = true;
      } else if (kind == CommandKind.CHECK) {
        edit = edit.isEmpty() && accepts(segment) ? segment.raw() : edit;
        changesLast = false;
      }
    }
    return new CommandRole(
        strongest,
        new CommandRole.Main(main, decides, working <= 1, main.equals(leading), isLayout),
        new CommandRole.Edit(edit, changesLast),
        answering);
  }

  private Set<Integer> answersOf(ShellLine.Segment run) {
    String program = run.program();
    List<String> arguments = run.arguments();
    Set<Integer> exits = new HashSet<>();
    for (Answer answer : answers.of(program)) {
      if (answer.rule().fits(program, arguments)) {
        exits.add(answer.exit());
      }
    }
    return exits;
  }

  /** Whether a check changes what it compares with, by an option or a variable. */
  private boolean accepts(ShellLine.Segment segment) {
    ShellLine.Segment run = unwrapped(segment);
    List<String> variables =
        segment.words().subList(0, segment.words().size() - run.words().size());
    return fitsAny(accepting, segment)
        || fitsAny(accepting, run)
        || variables.stream()
            .anyMatch(word -> accepting.stream().anyMatch(rule -> rule.fits(word, List.of())));
  }

  private boolean formats(ShellLine.Segment run) {
    return fitsAny(formatting, run);
  }

  private static boolean fitsAny(List<CommandRule> rules, ShellLine.Segment run) {
    String program = run.program();
    List<String> arguments = run.arguments();
    for (CommandRule rule : rules) {
      if (rule.fits(program, arguments)) {
        return true;
      }
    }
    return false;
  }

  private CommandKind kindOf(ShellLine.Segment segment) {
    if (segment.words().isEmpty()) {
      return CommandKind.NOTHING;
    }
    String program = segment.program();
    if (segment.writes() && writers.contains(program)) {
      return CommandKind.CHANGE;
    }
    List<String> arguments = segment.arguments();
    for (CommandRule rule : rules.of(program)) {
      if (rule.fits(program, arguments)) {
        return rule.kind();
      }
    }
    return NAME.matcher(program).matches() ? CommandKind.RUN : CommandKind.NOTHING;
  }

  /** {@code command -v} asks for a program and runs none. */
  private boolean isWrapper(List<String> words, int at) {
    return wrappers.contains(words.get(at))
        && at + 1 < words.size()
        && !(words.get(at).equals("command") && LOOKUP.matcher(words.get(at + 1)).matches());
  }

  /**
   * The length of a wrapper of two words, as in {@code uv run pytest} and {@code mise exec node@22
   * -- npm test}; 0 when there is none, or when options stand before the program without a {@code
   * --}.
   */
  private int doubleWrapper(List<String> words, int at) {
    if (at + 2 >= words.size() || !wrappers.contains(words.get(at) + " " + words.get(at + 1))) {
      return 0;
    }
    int end = words.subList(at + 2, words.size() - 1).indexOf("--");
    return end >= 0 ? end + 3 : words.get(at + 2).startsWith("-") ? 0 : 2;
  }

  /** The segment without {@code VAR=value}, {@code timeout 60} and similar prefixes. */
  private ShellLine.Segment unwrapped(ShellLine.Segment segment) {
    List<String> words = segment.words();
    int at = 0;
    while (at < words.size()
        && (PREFIX.matcher(words.get(at)).matches()
            || isWrapper(words, at)
            || doubleWrapper(words, at) > 0
            || (at > 0 && WRAPPER_ARGUMENT.matcher(words.get(at)).matches()))) {
      at += Math.max(1, doubleWrapper(words, at));
    }
    if (at == 0 && (words.isEmpty() || !words.getFirst().startsWith("("))) {
      return segment;
    }
    List<String> rest = new ArrayList<>(words.subList(at, words.size()));
    if (!rest.isEmpty() && rest.getFirst().startsWith("(")) {
      rest.set(0, rest.getFirst().substring(1));
    }
    return new ShellLine.Segment(rest, segment.decides(), segment.writes(), segment.raw());
  }

  /** What is changed or committed there is not in the project's folder. */
  private CommandKind kindElsewhere(ShellLine.Segment run) {
    CommandKind kind = kindOf(run);
    return kind == CommandKind.CHANGE || kind == CommandKind.COMMIT ? CommandKind.RUN : kind;
  }

  /**
   * What {@code docker exec -t app make test} and {@code ssh host 'make test'} run; empty where it
   * runs nothing elsewhere.
   */
  private Optional<ShellLine.Segment> inside(ShellLine.Segment segment) {
    List<String> words = segment.words();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    for (List<String> head : elsewhere.getOrDefault(words.getFirst(), List.of())) {
      if (words.size() > head.size() && words.subList(0, head.size()).equals(head)) {
        int dashes = words.indexOf("--");
        int at = (dashes < 0 ? afterOptions(words, head.size()) : dashes) + 1;
        return at >= words.size()
            ? Optional.empty()
            : Optional.of(told(words.subList(at, words.size()), segment));
      }
    }
    return Optional.empty();
  }

  private int afterOptions(List<String> words, int from) {
    int at = from;
    while (at < words.size() && words.get(at).startsWith("-")) {
      at += valued.contains(words.get(at)) ? 2 : 1;
    }
    return at;
  }

  private ShellLine.Segment told(List<String> words, ShellLine.Segment outer) {
    boolean isShell =
        words.size() == 3 && SHELL.matcher(words.get(0) + " " + words.get(1)).matches();
    if (!isShell && words.size() > 1) {
      return new ShellLine.Segment(words, outer.decides(), outer.writes(), outer.raw());
    }
    // Of several programs the last check, else the one that gives the exit code.
    ShellLine.Segment told = outer;
    boolean isCheck = false;
    for (ShellLine.Segment part : ShellLine.parse(words.getLast()).segments()) {
      ShellLine.Segment run = unwrapped(part);
      boolean checks = kindOf(run) == CommandKind.CHECK;
      if (checks || !isCheck) {
        isCheck = checks;
        told =
            new ShellLine.Segment(
                run.words(), outer.decides() && part.decides(), part.writes(), outer.raw());
      }
    }
    return told;
  }
}
