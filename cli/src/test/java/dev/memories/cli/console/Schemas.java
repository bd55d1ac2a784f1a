package dev.memories.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks the documents that commands print with {@code --json} against {@code memories schema}. */
final class Schemas {
  private final Function<String, String> print;
  private final Map<String, Optional<Schema>> known = new HashMap<>();

  /**
   * @param print prints the schema of the command with that name; empty when it has none
   */
  Schemas(Function<String, String> print) {
    this.print = print;
  }

  /** Checks one step of a script. Does nothing when it prints no whole document. */
  void check(String line, List<String> printed) {
    Optional<String> document =
        printed.stream().filter(text -> text.startsWith("{\"schemaVersion\"")).findFirst();
    if (document.isEmpty() || !isWhole(line)) {
      return;
    }
    named(line)
        .ifPresent(
            schema ->
                assertThat(schema.validate(document.get(), InputFormat.JSON)).as(line).isEmpty());
  }

  /** Whether the command line asks for all fields. */
  static boolean isWhole(String line) {
    return Arrays.asList(line.split(" ")).contains("--json");
  }

  private Optional<Schema> named(String line) {
    List<String> words = words(line);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Optional<Schema> ofMember =
        words.size() < 2 ? Optional.empty() : schema(words.get(0) + " " + words.get(1));
    return ofMember.or(() -> schema(words.getFirst()));
  }

  /** The words after the program's name, without options. */
  static List<String> words(String line) {
    String[] words =
        line.substring(line.indexOf("memories") + "memories".length()).strip().split(" ");
    return Arrays.stream(words).filter(word -> !word.startsWith("-")).toList();
  }

  private Optional<Schema> schema(String command) {
    return known.computeIfAbsent(
        command,
        name -> {
          String text = print.apply(name);
          return text.isEmpty() ? Optional.empty() : Optional.of(parse(text));
        });
  }

  private static Schema parse(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON);
  }
}
