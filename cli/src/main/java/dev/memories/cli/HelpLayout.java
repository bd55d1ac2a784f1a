package dev.memories.cli;

import dev.memories.tui.text.WordWrap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Lays out the parts of a help page within a number of columns.
 *
 * <p>Names stand on the left and their meanings on the right; on a narrow terminal the meanings
 * stand below.
 */
record HelpLayout(int columns) {
  private static final String ELLIPSIS = "...";
  private static final int NARROW = 60;
  private static final int NARROW_INDENT = 8;
  private static final int COMMAND_INDENT = 16;
  private static final int OPTION_INDENT = 28;

  /** A sentence, wrapped by words. */
  String paragraph(String text) {
    return String.join("\n", WordWrap.lines(text, columns)) + "\n";
  }

  /** A command line, continued as in a shell where it does not fit. */
  String example(String line) {
    if (line.length() + 2 <= columns) {
      return "  " + line + "\n";
    }
    return "  " + String.join(" \\\n    ", WordWrap.lines(line, columns - 6)) + "\n";
  }

  /** A command and what it does. */
  String command(String word, String summary) {
    return row("  " + word, summary, COMMAND_INDENT);
  }

  /** Parameters, then options in the order of their shortest names. */
  String arguments(List<PositionalParamSpec> parameters, List<OptionSpec> options) {
    StringBuilder text = new StringBuilder();
    for (PositionalParamSpec parameter : parameters) {
      String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? ELLIPSIS : "");
      String shown = parameter.arity().min() > 0 ? label : "[" + label + "]";
      text.append(row("      " + shown, meaning(parameter), OPTION_INDENT));
    }
    options.stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(HelpLayout::order))
        .forEach(option -> text.append(row(names(option), meaning(option), OPTION_INDENT)));
    return text.toString();
  }

  private static String order(OptionSpec option) {
    return option.shortestName().replaceFirst("^-+", "").toLowerCase(Locale.ROOT);
  }

  private static String names(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .sorted(Comparator.comparingInt(String::length))
            .collect(Collectors.joining(", "));
    String value =
        switch (option.arity().max()) {
          case 0 -> "";
          default -> option.arity().min() == 0 ? "[=" + label(option) + "]" : "=" + label(option);
        };
    return (names.startsWith("--") ? "      " : "  ") + names + value;
  }

  private static String label(OptionSpec option) {
    return option.paramLabel()
        + (option.splitRegex().isEmpty() || option.paramLabel().endsWith(ELLIPSIS) ? "" : ",...");
  }

  private static String meaning(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private String row(String left, String right, int indent) {
    boolean isNarrow = columns < NARROW;
    int at = isNarrow ? NARROW_INDENT : indent;
    List<String> lines = WordWrap.lines(right, columns - at);
    boolean isBeside = !isNarrow && left.length() <= at - 2;
    StringBuilder text = new StringBuilder(left);
    text.repeat(' ', isBeside ? at - left.length() : 0);
    text.append(isBeside ? lines.getFirst() : "").append('\n');
    lines.stream()
        .skip(isBeside ? 1 : 0)
        .forEach(line -> text.repeat(' ', at).append(line).append('\n'));
    return text.toString();
  }
}
