package dev.memories.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.memories.cli.call.ExitCode;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandSection;
import dev.memories.config.Setting;
import dev.memories.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tables, examples and links in the documents agree with the program.
 *
 * <p>{@code -Dgolden.update=true} rewrites the tables of commands and settings in
 * docs/reference.md.
 */
class ReadmeTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @Test
  void commandTableMatchesTheProgram() throws IOException {
    checkTable("## Commands", commandRows());
  }

  @Test
  void settingTableMatchesTheProgram() throws IOException {
    checkTable("## Settings", Arrays.stream(Setting.values()).map(ReadmeTest::row).toList());
  }

  @Test
  void exitCodesMatchTheProgram() throws IOException {
    List<String> rows = table(Files.readAllLines(Documents.REFERENCE), "### Exit codes");
    assertThat(rows)
        .extracting(row -> row.split("\\|")[1].strip())
        .containsExactlyElementsOf(
            Arrays.stream(ExitCode.values()).map(code -> "" + code.number()).toList());
  }

  @Test
  void errorKindsMatchTheProgram() throws IOException {
    String kinds =
        Arrays.stream(FailureKind.values())
            .map(kind -> "`" + kind.word() + "`")
            .collect(Collectors.joining(", "));
    assertThat(Files.readString(Documents.REFERENCE).replaceAll("\\s+", " ")).contains(kinds);
  }

  @TestFactory
  Stream<DynamicTest> examplesCanBeParsed() throws IOException {
    return Documents.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> parseExamples(file)));
  }

  @TestFactory
  Stream<DynamicTest> linkedFilesExist() throws IOException {
    return Documents.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> checkLinks(file)));
  }

  private static void parseExamples(Path file) throws IOException {
    for (String line : CommandExamples.linesOf(Files.readAllLines(file))) {
      for (List<String> call : CommandExamples.ofLine(line)) {
        assertThatCode(() -> Calls.parse(call.toArray(String[]::new)))
            .as(line)
            .doesNotThrowAnyException();
      }
    }
  }

  private static void checkLinks(Path file) throws IOException {
    LINK.matcher(Files.readString(file))
        .results()
        .map((MatchResult link) -> link.group(1))
        .forEach(target -> assertThat(file.resolveSibling(target)).exists());
  }

  private static List<String> commandRows() {
    List<String> rows = new ArrayList<>();
    for (CommandSection section : CommandSection.values()) {
      if (section == CommandSection.HIDDEN) {
        continue;
      }
      rows.add("| **" + section.title() + "** | |");
      for (CommandEntry entry : Commands.ALL) {
        if (entry.section() == section) {
          entry.commands().forEach((name, command) -> rows.add(row(name, command.summary())));
        }
      }
    }
    return rows;
  }

  private static String row(String command, String summary) {
    return "| `" + command + "` | " + summary + " |";
  }

  private static String row(Setting setting) {
    String choices = setting.choices().isEmpty() ? "" : ": " + code(setting.choices());
    return "| `%s` | %s | %s | %s%s |"
        .formatted(
            setting.key(),
            setting.defaultText().filter(text -> !text.isEmpty()).map(ReadmeTest::code).orElse(""),
            code(setting.variables()),
            setting.help(),
            choices);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String code(List<String> texts) {
    return texts.stream().map(ReadmeTest::code).collect(Collectors.joining(", "));
  }

  private static void checkTable(String heading, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Documents.REFERENCE));
    List<String> table = table(lines, heading);
    if (Boolean.getBoolean("golden.update")) {
      table.clear();
      table.addAll(rows);
      Files.write(Documents.REFERENCE, lines);
    } else {
      assertThat(table).containsExactlyElementsOf(rows);
    }
  }

  /** The rows of the first table below a heading, without its own two lines; a view. */
  private static List<String> table(List<String> lines, String heading) {
    int from = lines.indexOf(heading);
    assertThat(from).as(heading).isNotNegative();
    while (!lines.get(from).startsWith("|")) {
      from++;
    }
    int to = from;
    while (to < lines.size() && lines.get(to).startsWith("|")) {
      to++;
    }
    return lines.subList(from + 2, to);
  }
}
