package dev.memories.cli.command.upkeep;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.doctor.Finding;
import dev.memories.doctor.Severity;
import dev.memories.redact.RedactedPath;
import dev.memories.text.TerminalText;
import dev.memories.tui.text.WordWrap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How findings look in documents, in tables, and to people. */
final class DoctorShapes {
  /** The column of the name of a check, and that of what was found. */
  private static final int CHECK = 9;

  private static final int INDENTATION = 25;
  private static final int NARROW = 60;
  private static final int NARROW_INDENTATION = 2;

  /** A finding, and whether {@code --fix} has just repaired it. */
  record ReportedFinding(Finding finding, boolean fixed) {
    boolean isError() {
      return finding.severity() == Severity.ERROR && !fixed;
    }
  }

  private static final JsonShape<ReportedFinding> FINDING =
      JsonShape.<ReportedFinding>empty()
          .text("check", "what was looked at", reported -> reported.finding().check())
          .text(
              "severity",
              "ok, note, warning or error",
              reported -> reported.finding().severity().word())
          .text(
              "what",
              "what was found",
              reported -> RedactedPath.inMessage(reported.finding().what()))
          .textOrNull("why", "why it matters; null when nothing is wrong", e -> e.finding().why())
          .textOrNull(
              "command", "what mends it; null when no command does", e -> e.finding().command())
          .bool("fixable", "whether --fix mends it", e -> e.finding().isFixable())
          .bool("fixed", "whether --fix mended it just now", ReportedFinding::fixed);

  static final JsonShape<List<ReportedFinding>> DOCUMENT =
      JsonShape.<List<ReportedFinding>>empty()
          .objects("findings", "in the order they were looked at", FINDING, findings -> findings)
          .integer("errors", "errors that remain", findings -> remaining(findings, Severity.ERROR))
          .integer(
              "warnings",
              "warnings that remain",
              findings -> remaining(findings, Severity.WARNING));

  private DoctorShapes() {}

  private static long remaining(List<ReportedFinding> findings, Severity severity) {
    return findings.stream()
        .filter(reported -> reported.finding().severity() == severity && !reported.fixed())
        .count();
  }

  static Table table(List<ReportedFinding> findings) {
    Table table = Table.withHeadings("CHECK", "SEVERITY", "WHAT");
    for (ReportedFinding reported : findings) {
      Finding finding = reported.finding();
      table.row(
          Cell.of(finding.check()),
          Cell.of(word(reported)),
          Cell.of(RedactedPath.inMessage(finding.what())),
          Cell.of(text(finding.why())),
          Cell.of(text(finding.command())));
    }
    return table;
  }

  /**
   * The findings as lines for a person: what was found, why it matters, and what to try. Lines are
   * wrapped by words; on a narrow terminal everything stands below the name of the check.
   */
  static String text(List<ReportedFinding> findings, Style style, int columns) {
    StringBuilder text = new StringBuilder();
    int indentation = columns < NARROW ? NARROW_INDENTATION : INDENTATION;
    for (ReportedFinding reported : findings) {
      Finding finding = reported.finding();
      String word = word(reported);
      text.append(style.paint(paint(reported), word))
          .repeat(' ', CHECK - word.length())
          .append(finding.check())
          .append(
              columns < NARROW ? "\n" : " ".repeat(INDENTATION - CHECK - finding.check().length()))
          .append(columns < NARROW ? " ".repeat(indentation) : "")
          .append(wrapped(RedactedPath.inMessage(finding.what()), indentation, columns))
          .append('\n');
      if (finding.why() != null) {
        line(text, style, wrapped(finding.why(), indentation, columns), indentation);
      }
      if (finding.command() != null && !reported.fixed()) {
        // Not wrapped, because it is copied.
        line(text, style, "try: " + TerminalText.escapeLine(finding.command()), indentation);
      }
    }
    return text.toString();
  }

  private static String wrapped(String what, int indentation, int columns) {
    return String.join(
        "\n" + " ".repeat(indentation),
        WordWrap.lines(TerminalText.escapeLine(what), Math.max(NARROW / 2, columns - indentation)));
  }

  private static void line(StringBuilder text, Style style, String what, int indentation) {
    text.repeat(' ', indentation).append(style.paint(Paint.DIM, what)).append('\n');
  }

  private static String word(ReportedFinding reported) {
    return reported.fixed() ? "fixed" : reported.finding().severity().word();
  }

  private static Paint paint(ReportedFinding reported) {
    if (reported.fixed()) {
      return Paint.GREEN;
    }
    return switch (reported.finding().severity()) {
      case OK -> Paint.GREEN;
      case NOTE -> Paint.CYAN;
      case WARNING -> Paint.YELLOW;
      case ERROR -> Paint.RED;
    };
  }

  private static String text(@Nullable String maybe) {
    return Optional.ofNullable(maybe).orElse("");
  }
}
