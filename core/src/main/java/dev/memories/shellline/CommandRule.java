package dev.memories.shellline;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One rule of {@code commands.txt}: what a program does, perhaps only with certain arguments.
 *
 * @param arguments of which one must fit; empty when any will do
 */
record CommandRule(CommandKind kind, Predicate<String> program, List<Predicate<String>> arguments) {

  /** Reads {@code program} or {@code program: argument argument}; {@code *} is anything. */
  static CommandRule parse(CommandKind kind, String rule) {
    String[] parts = rule.split(":\\s+", 2);
    List<Predicate<String>> arguments =
        parts.length == 1
            ? List.of()
            : Arrays.stream(parts[1].split("\\s+", -1)).map(CommandRule::glob).toList();
    return new CommandRule(kind, glob(parts[0]), arguments);
  }

  boolean fits(String name, List<String> words) {
    return program.test(name)
        && (arguments.isEmpty()
            || words.stream()
                .anyMatch(word -> arguments.stream().anyMatch(argument -> argument.test(word))));
  }

  private static Predicate<String> glob(String glob) {
    if (glob.indexOf('*') < 0) {
      return glob::equals;
    }
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("(?=\\*)|(?<=\\*)", -1)) {
      regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString()).asMatchPredicate();
  }
}
