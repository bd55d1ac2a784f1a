package dev.memories.extract.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a command line does to a project, by the rules of {@code commands.txt}. */
final class CommandKinds {
  private static final Set<String> WRAPPERS =
      Set.of(
          "time",
          "nohup",
          "sudo",
          "exec",
          "command",
          "env",
          "nice",
          "stdbuf",
          "timeout",
          "xvfb-run");
  private static final Set<String> WRITERS =
      Set.of("cat", "echo", "printf", "jq", "sed", "awk", "sort");
  private static final Set<String> SILENT =
      Set.of(
          "cd", "export", "set", "unset", "source", ".", "mkdir", "touch", "chmod", "true",
          "sleep");
  private static final Set<String> INTERPRETERS =
      Set.of("sh", "bash", "zsh", "python", "python3", "node", "perl", "ruby", "java");

  private final List<Rule> rules =
      DataFile.entries("commands.txt").stream().map(Rule::parse).toList();

  private record Rule(CommandKind kind, Pattern program, List<Pattern> arguments) {
    static Rule parse(String entry) {
      int colon = entry.endsWith(":") ? -1 : entry.indexOf(": ");
      String[] head = (colon < 0 ? entry : entry.substring(0, colon)).split("\\s+", -1);
      List<Pattern> arguments = new ArrayList<>();
      if (colon >= 0) {
        for (String glob : entry.substring(colon + 2).strip().split("\\s+", -1)) {
          arguments.add(glob(glob));
        }
      }
      return new Rule(
          CommandKind.valueOf(head[0].toUpperCase(Locale.ROOT)), glob(head[1]), arguments);
    }

    boolean fits(ShellLine.Segment segment) {
      return program.matcher(segment.program()).matches()
          && (arguments.isEmpty()
              || segment.arguments().stream()
                  .anyMatch(word -> arguments.stream().anyMatch(a -> a.matcher(word).matches())));
    }

    private static Pattern glob(String glob) {
      StringBuilder regex = new StringBuilder();
      for (String part : glob.split("(?=\\*)|(?<=\\*)", -1)) {
        regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
      }
      return Pattern.compile(regex.toString());
    }
  }

  CommandRole roleOf(String commandLine) {
    CommandKind strongest = CommandKind.NOTHING;
    String main = commandLine;
    boolean decides = true;
    String leading = "";
    int working = 0;
    String edit = "";
    boolean changesLast = false;
    for (ShellLine.Segment written : ShellLine.parse(commandLine).segments()) {
      CommandKind kind = kindOf(unwrapped(written));
      boolean stronger = kind.compareTo(strongest) > 0;
      // Of several checks the one whose exit code is seen speaks for the line.
      if (stronger || (kind == strongest && written.decides() && !decides)) {
        strongest = kind;
        main = written.raw();
        decides = written.decides();
      }
      if (leading.isEmpty() && !SILENT.contains(written.program())) {
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
        new CommandRole.Edit(edit, changesLast));
  }

  private CommandKind kindOf(ShellLine.Segment segment) {
    if (segment.words().isEmpty()) {
      return CommandKind.NOTHING;
    }
    if (segment.writes() && WRITERS.contains(segment.program())) {
      return CommandKind.CHANGE;
    }
    return rules.stream()
        .filter(rule -> rule.fits(segment))
        .findFirst()
        .map(Rule::kind)
        .orElse(looksLikeProgram(segment) ? CommandKind.RUN : CommandKind.NOTHING);
  }

  /** Shell keywords and fragments of loops are no programs. */
  private static boolean looksLikeProgram(ShellLine.Segment segment) {
    String program = segment.program();
    return INTERPRETERS.contains(program)
        || (program.matches("[\\w.+-]{2,}") && !KEYWORDS.contains(program));
  }

  private static final Set<String> KEYWORDS =
      Set.of(
          "for",
          "do",
          "done",
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "while",
          "until",
          "case",
          "esac",
          "in",
          "function");

  /** Without {@code VAR=value}, {@code timeout 60} and the like. */
  private static ShellLine.Segment unwrapped(ShellLine.Segment segment) {
    List<String> words = segment.words();
    int at = 0;
    while (at < words.size()
        && (words.get(at).matches("\\w+=.*|\\(+|\\{|!")
            || (WRAPPERS.contains(words.get(at)) && at + 1 < words.size())
            || (at > 0 && words.get(at).matches("-\\S+|\\d+[smh]?")))) {
      at++;
    }
    List<String> rest = words.subList(Math.min(at, words.size()), words.size());
    if (!rest.isEmpty() && rest.getFirst().startsWith("(")) {
      List<String> opened = new ArrayList<>(rest);
      opened.set(0, rest.getFirst().substring(1));
      rest = opened;
    }
    return new ShellLine.Segment(rest, segment.decides(), segment.writes(), segment.raw());
  }
}
