package dev.memories.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text file that shows commands and what they print, as one would see it at a prompt.
 *
 * <pre>
 * # a comment
 * % directive value        before the first command: home, columns, input
 * $ memories candidates    a command; with VARIABLE=value before it
 * a line of stdout         [..] stands for anything within a line
 * ! a line of stderr
 * ? 2                      the exit code when it is not 0
 * </pre>
 */
record ConsoleScript(Map<String, String> directives, List<Step> steps) {
  /** One command and what it is expected to print, marked as in the file. */
  record Step(List<String> before, String command, List<String> expected) {}

  static ConsoleScript parse(List<String> lines) {
    Map<String, String> directives = new TreeMap<>();
    List<Step> steps = new ArrayList<>();
    List<String> before = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("$ ")) {
        steps.add(new Step(List.copyOf(before), line.substring(2), new ArrayList<>()));
        before.clear();
      } else if (steps.isEmpty() || line.startsWith("# ")) {
        before.add(line);
        if (line.startsWith("% ")) {
          String[] words = line.substring(2).split(" ", 2);
          directives.put(words[0], words[1]);
        }
      } else if (!before.isEmpty()) {
        before.add(line);
      } else {
        steps.getLast().expected().add(line);
      }
    }
    steps.forEach(step -> dropTrailingBlank(step.expected()));
    return new ConsoleScript(directives, steps);
  }

  private static void dropTrailingBlank(List<String> lines) {
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
  }

  /** The file's text with these results in the place of the expected ones. */
  String withResults(List<List<String>> results) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      step.before().forEach(line -> text.append(line).append('\n'));
      text.append("$ ").append(step.command()).append('\n');
      results.get(i).forEach(line -> text.append(line).append('\n'));
      if (i < steps.size() - 1) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** Whether a printed line is what was expected, {@code [..]} standing for anything. */
  static boolean matches(String expected, String actual) {
    String[] parts = expected.split("\\[\\.\\.]", -1);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : ".*").append(java.util.regex.Pattern.quote(parts[i]));
    }
    return actual.matches(pattern.toString());
  }
}
