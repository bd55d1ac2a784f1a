package dev.memories.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.call.Subcommand;
import dev.memories.cli.output.JsonField;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.JsonType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The {@code --json} documents of all commands. */
class CommandDocumentsTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/console");

  /** The console scripts validate every whole document that they print. */
  @Test
  void everyDocumentIsPrintedInAConsoleScript() throws IOException {
    List<String> lines;
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      lines =
          scripts
              .flatMap(CommandDocumentsTest::lines)
              .filter(line -> line.startsWith("$ ") && line.matches(".* --json( .*)?"))
              .toList();
    }
    Set<String> missing = new TreeSet<>(documented().keySet());
    missing.removeIf(name -> lines.stream().anyMatch(line -> line.contains("memories " + name)));

    assertThat(missing).isEmpty();
  }

  @Test
  void everyFieldHasADescription() {
    for (Subcommand command : documented().values()) {
      command.documents().forEach(CommandDocumentsTest::requireDescriptions);
    }
  }

  private static void requireDescriptions(JsonShape<?> shape) {
    for (JsonField<?> field : shape.fields()) {
      assertThat(field.meaning()).as(field.name()).isNotBlank();
      if (field.type() instanceof JsonType.ObjectOf(var inner)) {
        requireDescriptions(inner);
      }
      if (field.type() instanceof JsonType.ArrayOf(JsonType.ObjectOf(var items))) {
        requireDescriptions(items);
      }
    }
    assertThat(shape.names().stream().collect(Collectors.toSet())).hasSameSizeAs(shape.names());
  }

  private static Map<String, Subcommand> documented() {
    Map<String, Subcommand> commands = Calls.detached().allCommands();
    commands.values().removeIf(command -> command.documents().isEmpty());
    return commands;
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
