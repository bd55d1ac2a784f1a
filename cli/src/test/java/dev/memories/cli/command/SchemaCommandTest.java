package dev.memories.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.app.Subcommand;
import dev.memories.cli.output.JsonField;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.JsonType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/console");

  /** The scripts hold every document that they print against its schema. */
  @Test
  void aScriptPrintsTheWholeDocumentOfEveryCommand() throws IOException {
    List<String> lines;
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      lines =
          scripts
              .flatMap(SchemaCommandTest::lines)
              .filter(line -> line.startsWith("$ ") && line.matches(".* --json( .*)?"))
              .toList();
    }
    Set<String> missing = new TreeSet<>(SchemaCommand.documented().keySet());
    missing.removeIf(name -> lines.stream().anyMatch(line -> line.contains("memories " + name)));

    assertThat(missing).isEmpty();
  }

  @Test
  void everyFieldSaysWhatItMeans() {
    for (Subcommand command : SchemaCommand.documented().values()) {
      command.documents().forEach(SchemaCommandTest::requireMeanings);
    }
  }

  private static void requireMeanings(JsonShape<?> shape) {
    for (JsonField<?> field : shape.fields()) {
      assertThat(field.meaning()).as(field.name()).isNotBlank();
      if (field.type() instanceof JsonType.Fields(var inner)) {
        requireMeanings(inner);
      }
      if (field.type() instanceof JsonType.Listing(JsonType.Fields(var items))) {
        requireMeanings(items);
      }
    }
    assertThat(shape.names().stream().collect(Collectors.toSet())).hasSameSizeAs(shape.names());
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
