package dev.memories.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays every console script in-process; {@code -Dgolden.update=true} writes down what is printed
 * now, for review.
 */
class ConsoleScriptsTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/console");
  private static final Path HOMES = Path.of("src/test/resources/homes");

  @TestFactory
  Stream<DynamicTest> commandsPrintWhatTheScriptsShow() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.sorted().toList().stream()
          .map(
              file -> {
                String name = file.getFileName().toString();
                return DynamicTest.dynamicTest(name, () -> replay(file));
              });
    }
  }

  private static void replay(Path file) throws IOException {
    ConsoleScript script = ConsoleScript.parse(Files.readAllLines(file));
    List<List<String>> results = new ArrayList<>();
    try (ConsoleHome home = new ConsoleHome(script.directives(), HOMES)) {
      Schemas schemas = new Schemas(home::schema);
      for (ConsoleScript.Step step : script.steps()) {
        List<String> printed = home.run(step.command());
        schemas.check(step.command(), printed);
        results.add(ConsoleScript.withWildcards(step.expected(), printed));
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, script.withResults(results));
    } else {
      assertThat(script.withResults(results))
          .as(file.toString())
          .isEqualTo(script.withResults(expected(script)));
    }
  }

  private static List<List<String>> expected(ConsoleScript script) {
    return script.steps().stream().map(ConsoleScript.Step::expected).toList();
  }
}
