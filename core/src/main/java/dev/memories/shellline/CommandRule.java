package dev.memories.shellline;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A rule of {@code commands.txt}: the kind of a program, perhaps only with certain arguments.
 *
 * @param programName the program as the rule names it
 * @param arguments one argument must match one of these; empty when arguments do not matter
 */
record CommandRule(
    CommandKind kind,
    String programName,
    Predicate<String> program,
    List<Predicate<String>> arguments) {

  /** Parses {@code program} or {@code program: argument argument}; {@code *} matches anything. */
  static CommandRule parse(CommandKind kind, String rule) {
    int colon = rule.indexOf(": ");
    String program = colon < 0 ? rule : rule.substring(0, colon);
    List<Predicate<String>> arguments =
        colon < 0
            ? List.of()
            : Arrays.stream(rule.substring(colon + 2).strip().split(" ", -1))
                .map(CommandRule::glob)
                .toList();
    return new CommandRule(kind, program, glob(program), arguments);
  }

  /** Whether the rule is for programs of several names. */
  boolean isGlob() {
    return isGlob(programName);
  }

  private static boolean isGlob(String text) {
    return text.indexOf('*') >= 0;
  }

  /** Whether the rule applies to a program with these arguments. */
  boolean fits(String name, List<String> words) {
    return program.test(name) && (arguments.isEmpty() || anyFits(words));
  }

  private boolean anyFits(List<String> words) {
    for (String word : words) {
      for (Predicate<String> argument : arguments) {
        if (argument.test(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Predicate<String> glob(String glob) {
    if (!isGlob(glob)) {
      return glob::equals;
    }
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("(?=\\*)|(?<=\\*)", -1)) {
      regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString()).asMatchPredicate();
  }
}
