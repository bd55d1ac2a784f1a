package dev.memories.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text file that shows commands and what they print, as one would see it at a prompt.
 *
 * <pre>
 * # a comment, before the first command
 * % directive value        before the first command: home, columns, rows, input
 * $ memories candidates    a command; with VARIABLE=value before it
 * a line of stdout         [..] stands for anything in a line, ... for any number of lines
 * ! a line of stderr
 * ? 2                      the exit code when it is not 0
 * </pre>
 */
record ConsoleScript(List<String> head, Map<String, String> directives, List<Step> steps) {
  /** Stands for any number of lines. */
  private static final String ANY_LINES = "...";

  /** One command and what it is expected to print, marked as in the file. */
  record Step(String command, List<String> expected) {}

  static ConsoleScript parse(List<String> lines) {
    Map<String, String> directives = new TreeMap<>();
    List<Step> steps = new ArrayList<>();
    List<String> head = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("$ ")) {
        steps.add(new Step(line.substring(2), new ArrayList<>()));
      } else if (steps.isEmpty()) {
        head.add(line);
        if (line.startsWith("% ")) {
          String[] words = line.substring(2).split(" ", 2);
          directives.put(words[0], words[1]);
        }
      } else {
        steps.getLast().expected().add(line);
      }
    }
    steps.forEach(step -> dropTrailingBlank(step.expected()));
    return new ConsoleScript(head, directives, steps);
  }

  private static void dropTrailingBlank(List<String> lines) {
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
  }

  /** The file's text with these results in the place of the expected ones. */
  String withResults(List<List<String>> results) {
    StringBuilder text = new StringBuilder();
    head.forEach(line -> text.append(line).append('\n'));
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      text.append("$ ").append(step.command()).append('\n');
      results.get(i).forEach(line -> text.append(line).append('\n'));
      if (i < steps.size() - 1) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** The lines as printed, but as expected where a wildcard covers them. */
  static List<String> withWildcards(List<String> expected, List<String> printed) {
    List<String> lines = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < printed.size(); i++) {
      String wanted = at < expected.size() ? expected.get(at) : "";
      if (wanted.equals(ANY_LINES)) {
        lines.add(wanted);
        i = endOfGap(expected, at, printed, i) - 1;
      } else {
        lines.add(matches(wanted, printed.get(i)) ? wanted : printed.get(i));
      }
      at++;
    }
    if (at == expected.size() - 1 && expected.get(at).equals(ANY_LINES)) {
      lines.add(ANY_LINES);
    }
    return lines;
  }

  /** Where the lines end that {@link #ANY_LINES} covers: before the next one that is expected. */
  private static int endOfGap(List<String> expected, int gap, List<String> printed, int from) {
    if (gap + 1 >= expected.size()) {
      return printed.size();
    }
    int end = from;
    while (end < printed.size() && !matches(expected.get(gap + 1), printed.get(end))) {
      end++;
    }
    return end;
  }

  /** Whether a printed line is what was expected, {@code [..]} standing for anything. */
  private static boolean matches(String expected, String actual) {
    String[] parts = expected.split("\\[\\.\\.]", -1);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : ".*").append(java.util.regex.Pattern.quote(parts[i]));
    }
    return actual.matches(pattern.toString());
  }
}
