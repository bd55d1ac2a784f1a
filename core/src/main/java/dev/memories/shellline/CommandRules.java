package dev.memories.shellline;

import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells what a command line does to a project, by the rules of {@code commands.txt}. */
public final class CommandRules {
  private static final Pattern NAME = Pattern.compile("[\\w.+-]{2,}");
  private static final Pattern BEFORE_PROGRAM = Pattern.compile("\\w+=.*|\\(+|\\{|!");
  private static final Pattern OF_WRAPPER = Pattern.compile("-\\S+|\\d+[smh]?");

  private final List<CommandRule> rules = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Set<String> wrappers = new HashSet<>();
  private final Set<String> writers = new HashSet<>();
  private final Set<String> silent = new HashSet<>();

  /** An exit code that is an answer of some programs. */
  private record Answer(int exit, CommandRule rule) {}

  /** The rules that the program is packed with. */
  public CommandRules() {
    for (String entry : DataFile.entries(CommandRules.class, "commands.txt")) {
      String[] parts = entry.split("\\s+", 2);
      switch (parts[0]) {
        case "wrapper" -> wrappers.add(parts[1]);
        case "writer" -> writers.add(parts[1]);
        case "silent" -> silent.add(parts[1]);
        case "answer" -> {
          String[] code = parts[1].split("\\s+", 2);
          answers.add(
              new Answer(
                  Integer.parseInt(code[0]), CommandRule.parse(CommandKind.NOTHING, code[1])));
        }
        default -> rules.add(CommandRule.parse(kind(parts[0]), parts[1]));
      }
    }
  }

  private static CommandKind kind(String word) {
    return CommandKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What a command line as a whole does. */
  public CommandRole roleOf(String commandLine) {
    CommandKind strongest = CommandKind.NOTHING;
    String main = commandLine;
    boolean decides = true;
    String leading = "";
    Set<Integer> answering = Set.of();
    int working = 0;
    String edit = "";
    boolean changesLast = false;
    for (ShellLine.Segment written : ShellLine.parse(commandLine).segments()) {
      ShellLine.Segment run = unwrapped(written);
      CommandKind kind = kindOf(run);
      boolean stronger = kind.compareTo(strongest) > 0;
      // Of several checks the one whose exit code is seen speaks for the line.
      if (stronger || (kind == strongest && written.decides() && !decides)) {
        strongest = kind;
        main = written.raw();
        decides = written.decides();
        answering = answersOf(run);
      }
      if (leading.isEmpty() && !silent.contains(written.program())) {
        leading = written.raw();
      }
      working += kind.compareTo(CommandKind.QUERY) > 0 ? 1 : 0;
      if (kind == CommandKind.CHANGE) {
        edit = edit.isEmpty() ? written.raw() : edit;
        changesLast = true;
      } else if (kind == CommandKind.CHECK) {
        changesLast = false;
      }
    }
    return new CommandRole(
        strongest,
        new CommandRole.Main(main, decides, working <= 1, main.equals(leading)),
        new CommandRole.Edit(edit, changesLast),
        answering);
  }

  private Set<Integer> answersOf(ShellLine.Segment run) {
    return answers.stream()
        .filter(answer -> answer.rule().fits(run.program(), run.arguments()))
        .map(Answer::exit)
        .collect(Collectors.toSet());
  }

  private CommandKind kindOf(ShellLine.Segment segment) {
    if (segment.words().isEmpty()) {
      return CommandKind.NOTHING;
    }
    String program = segment.program();
    if (segment.writes() && writers.contains(program)) {
      return CommandKind.CHANGE;
    }
    for (CommandRule rule : rules) {
      if (rule.fits(program, segment.arguments())) {
        return rule.kind();
      }
    }
    return NAME.matcher(program).matches() ? CommandKind.RUN : CommandKind.NOTHING;
  }

  /** Without {@code VAR=value}, {@code timeout 60} and the like. */
  private ShellLine.Segment unwrapped(ShellLine.Segment segment) {
    List<String> words = segment.words();
    int at = 0;
    while (at < words.size()
        && (BEFORE_PROGRAM.matcher(words.get(at)).matches()
            || (wrappers.contains(words.get(at)) && at + 1 < words.size())
            || (at > 0 && OF_WRAPPER.matcher(words.get(at)).matches()))) {
      at++;
    }
    List<String> rest = new ArrayList<>(words.subList(at, words.size()));
    if (!rest.isEmpty() && rest.getFirst().startsWith("(")) {
      rest.set(0, rest.getFirst().substring(1));
    }
    return new ShellLine.Segment(rest, segment.decides(), segment.writes(), segment.raw());
  }
}
