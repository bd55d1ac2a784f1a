package dev.memories.cli.command;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.doctor.Finding;
import dev.memories.doctor.Severity;
import dev.memories.text.TerminalText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How findings look in documents, tables and to people. */
final class DoctorShapes {
  private static final int INDENTATION = 25;

  /** A finding, and whether it was mended just now. */
  record Examined(Finding finding, boolean fixed) {
    boolean isError() {
      return finding.severity() == Severity.ERROR && !fixed;
    }
  }

  private static final JsonShape<Examined> FINDING =
      JsonShape.<Examined>empty()
          .text("check", "what was looked at", examined -> examined.finding().check())
          .text(
              "severity",
              "ok, note, warning or error",
              examined -> examined.finding().severity().word())
          .text("what", "what was found", examined -> examined.finding().what())
          .textOrNull("why", "why it matters; null when nothing is wrong", e -> e.finding().why())
          .textOrNull(
              "command", "what mends it; null when no command does", e -> e.finding().command())
          .flag("fixable", "whether --fix mends it", e -> e.finding().isFixable())
          .flag("fixed", "whether --fix mended it just now", Examined::fixed);

  static final JsonShape<List<Examined>> DOCUMENT =
      JsonShape.<List<Examined>>empty()
          .objects("findings", "in the order they were looked at", FINDING, findings -> findings)
          .whole("errors", "errors that remain", findings -> left(findings, Severity.ERROR))
          .whole("warnings", "warnings that remain", findings -> left(findings, Severity.WARNING));

  private DoctorShapes() {}

  private static long left(List<Examined> findings, Severity severity) {
    return findings.stream()
        .filter(examined -> examined.finding().severity() == severity && !examined.fixed())
        .count();
  }

  static Table table(List<Examined> findings) {
    Table table = Table.withHeadings("CHECK", "SEVERITY", "WHAT");
    for (Examined examined : findings) {
      Finding finding = examined.finding();
      table.row(
          Cell.of(finding.check()),
          Cell.of(word(examined)),
          Cell.of(finding.what()),
          Cell.of(text(finding.why())),
          Cell.of(text(finding.command())));
    }
    return table;
  }

  /** For a person: below what is wrong stand why it matters and what mends it. */
  static String text(List<Examined> findings, Style style) {
    StringBuilder text = new StringBuilder();
    for (Examined examined : findings) {
      Finding finding = examined.finding();
      String word = word(examined);
      text.append(style.paint(paint(examined), word))
          .repeat(' ', 9 - word.length())
          .append(String.format("%-15s ", finding.check()))
          .append(TerminalText.escapeLine(finding.what()))
          .append('\n');
      if (finding.why() != null) {
        line(text, style, finding.why());
      }
      if (finding.command() != null && !examined.fixed()) {
        line(text, style, "mend it: " + finding.command());
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Style style, String what) {
    text.repeat(' ', INDENTATION)
        .append(style.paint(Paint.DIM, TerminalText.escapeLine(what)))
        .append('\n');
  }

  private static String word(Examined examined) {
    return examined.fixed() ? "fixed" : examined.finding().severity().word();
  }

  private static Paint paint(Examined examined) {
    if (examined.fixed()) {
      return Paint.GREEN;
    }
    return switch (examined.finding().severity()) {
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
