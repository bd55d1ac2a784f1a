package dev.memories.cli.command.search;

import dev.memories.cli.command.search.ProjectStats.Command;
import dev.memories.cli.command.search.ProjectStats.Outcome;
import dev.memories.cli.command.search.ProjectStats.Week;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.text.TerminalText;
import dev.memories.tui.text.DisplayWidth;
import dev.memories.tui.text.WordWrap;
import java.util.List;
import java.util.stream.Collectors;

/** Writes counts for a terminal, with a bar for each week, and for a pipe. */
final class StatsPage {
  private static final int LONGEST_BAR = 40;

  /** The columns of a date, a number and the spaces around a bar. */
  private static final int BESIDE_BAR = 18;

  private static final int NARROWEST = 20;

  private StatsPage() {}

  /** One line for each number: its name, what it counts, and the number. */
  static Table table(ProjectStats stats) {
    Table table = Table.withHeadings();
    row(table, "sessions", "", stats.sessions());
    row(table, "tokens", "", stats.tokens());
    row(table, "commands", "", stats.commands());
    row(table, "failedCommands", "", stats.failedCommands());
    row(table, "rolloutBytes", "", stats.rolloutBytes());
    row(table, "memoryBytes", "", stats.memoryBytes());
    row(table, "searchBytes", "", stats.searchBytes());
    row(table, "traces", "", stats.traces());
    row(table, "modelTokens", "", stats.modelTokens());
    stats.weeks().forEach(week -> row(table, "week", week.monday().toString(), week.sessions()));
    stats.outcomes().forEach(one -> row(table, "outcome", one.outcome(), one.sessions()));
    stats.mostUsed().forEach(used -> row(table, "used", used.command(), used.sessions()));
    stats
        .mostFailing()
        .forEach(failing -> row(table, "failing", failing.command(), failing.failedSessions()));
    return table;
  }

  private static void row(Table table, String name, String what, long number) {
    table.row(Cell.of(name), Cell.of(what), Cell.of(Long.toString(number)));
  }

  static String of(ProjectStats stats, Output output) {
    StringBuilder page = new StringBuilder();
    line(
        page,
        "%d sessions, %d tokens, %d commands, %d failed"
            .formatted(stats.sessions(), stats.tokens(), stats.commands(), stats.failedCommands()),
        output);
    line(
        page,
        stats.outcomes().stream().map(StatsPage::words).collect(Collectors.joining(", ")),
        output);
    heading(page, "Sessions a week", output);
    long most = stats.weeks().stream().mapToLong(Week::sessions).max().orElse(1);
    int longest = Math.clamp(output.columns() - BESIDE_BAR, 1, LONGEST_BAR);
    for (Week week : stats.weeks()) {
      int length = (int) Math.max(1, week.sessions() * longest / most);
      page.append(week.monday())
          .append("  ")
          .append(output.style().paint(Paint.CYAN, "█".repeat(length)))
          .append(' ')
          .append(week.sessions())
          .append('\n');
    }
    commands(page, "Most used commands", stats.mostUsed(), output);
    commands(page, "Commands that fail most", stats.mostFailing(), output);
    heading(page, "Memory", output);
    line(
        page,
        "%s of memory from %d traces; %d tokens of models"
            .formatted(kilobytes(stats.memoryBytes()), stats.traces(), stats.modelTokens()),
        output);
    line(
        page,
        "%s of rollouts; the search index of all projects has %s"
            .formatted(kilobytes(stats.rolloutBytes()), kilobytes(stats.searchBytes())),
        output);
    return page.toString();
  }

  private static String words(Outcome outcome) {
    return outcome.sessions()
        + " "
        + (outcome.outcome().equals("none") ? "without a trace" : outcome.outcome());
  }

  private static void commands(
      StringBuilder page, String title, List<Command> commands, Output output) {
    if (commands.isEmpty()) {
      return;
    }
    heading(page, title, output);
    for (Command command : commands) {
      String count =
          command.sessions()
              + (command.sessions() == 1 ? " session" : " sessions")
              + ", failed in "
              + command.failedSessions();
      int width = Math.max(NARROWEST, output.columns() - count.length() - 2);
      page.append(DisplayWidth.cut(TerminalText.escapeLine(command.command()), width))
          .append("  ")
          .append(output.style().paint(Paint.DIM, count))
          .append('\n');
    }
  }

  /** A sentence, wrapped by words. */
  private static void line(StringBuilder page, String sentence, Output output) {
    WordWrap.lines(sentence, output.columns()).forEach(line -> page.append(line).append('\n'));
  }

  private static void heading(StringBuilder page, String title, Output output) {
    page.append('\n').append(output.style().paint(Paint.BOLD, title)).append('\n');
  }

  private static String kilobytes(long bytes) {
    return (bytes + 999) / 1_000 + " kB";
  }
}
