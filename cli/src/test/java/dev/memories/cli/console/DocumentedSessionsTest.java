package dev.memories.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The terminal sessions in the documents (fenced as {@code console}) are what the program prints.
 *
 * <p>They are replayed on a terminal without colours; a document's sessions follow one another in
 * one home. {@code ...} and {@code [..]} stand for what a document leaves out. {@code
 * -Dgolden.update=true} writes down what is printed now.
 */
class DocumentedSessionsTest {
  private static final String BEGIN = "```console";
  private static final String END = "```";
  private static final Map<String, String> TERMINAL = Map.of("columns", "100");

  @TestFactory
  Stream<DynamicTest> sessionsAreWhatTheProgramPrints() throws IOException {
    return Documents.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> replay(file)));
  }

  private static void replay(Path file) throws IOException {
    List<String> shown = Files.readAllLines(file);
    List<String> printed = new ArrayList<>();
    try (ConsoleHome home = new ConsoleHome(TERMINAL, Path.of(""))) {
      home.run("export TERM=dumb");
      home.run("export MEMORIES_PROGRAM=memories");
      for (int at = 0; at < shown.size(); at++) {
        printed.add(shown.get(at));
        if (shown.get(at).equals(BEGIN)) {
          List<String> session = shown.subList(at + 1, shown.size());
          session = session.subList(0, session.indexOf(END));
          printed.addAll(replay(home, session));
          at += session.size();
        }
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.write(file, printed);
    } else {
      assertThat(String.join("\n", printed)).isEqualTo(String.join("\n", shown));
    }
  }

  private static List<String> replay(ConsoleHome home, List<String> session) {
    ConsoleScript script = ConsoleScript.parse(session);
    List<List<String>> results = new ArrayList<>();
    for (ConsoleScript.Step step : script.steps()) {
      List<String> screen = onScreen(home.run(step.command()));
      results.add(ConsoleScript.withWildcards(step.expected(), screen));
    }
    return script.withResults(results).lines().toList();
  }

  /** A terminal shows both streams alike, and no exit code. */
  private static List<String> onScreen(List<String> marked) {
    return marked.stream()
        .filter(line -> !line.startsWith("? "))
        .map(line -> line.startsWith("! ") ? line.substring(2) : line)
        .toList();
  }
}
