package dev.memories.vectors;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs the computed examples of the rules of the reference against the code of the product.
 *
 * <p>The examples are the files in {@code vectors}, or in another folder with {@code
 * -Dmemories.vectors=DIR}, and our own files in {@code vectors-own}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReferenceVectorsTest {
  private final Map<String, VectorFamily> families =
      VectorFamilies.all().stream().collect(toMap(VectorFamily::name, Function.identity()));
  private final Map<String, Integer> casesRun = new TreeMap<>();
  private final Map<String, Integer> casesSkipped = new TreeMap<>();

  @TestFactory
  Stream<DynamicTest> reference() throws Exception {
    String given = System.getProperty("memories.vectors", "");
    return casesIn(given.isEmpty() ? bundled("/vectors") : Path.of(given));
  }

  @TestFactory
  Stream<DynamicTest> own() throws Exception {
    return casesIn(bundled("/vectors-own"));
  }

  @AfterAll
  void sayWhatWasRun() {
    int total = casesRun.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println("vectors: " + total + " cases of " + casesRun.size() + " families run");
    casesRun.forEach((family, cases) -> System.out.printf("  %-24s %4d%n", family, cases));
    casesSkipped.forEach(
        (family, cases) -> System.out.printf("  %-24s %4d skipped: unknown%n", family, cases));
  }

  private Stream<DynamicTest> casesIn(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).as("families in %s", folder).isNotEmpty();
    return files.stream().flatMap(this::casesOf);
  }

  private Stream<DynamicTest> casesOf(Path file) {
    JsonNode content = read(file);
    String name = content.required("family").asText();
    JsonNode cases = content.required("cases");
    VectorFamily family = families.get(name);
    if (family == null) {
      casesSkipped.merge(name, cases.size(), Integer::sum);
      return Stream.of(
          dynamicTest(
              name + " (skipped)", () -> Assumptions.abort("the family " + name + " is unknown")));
    }
    casesRun.merge(name, 0, Integer::sum);
    return StreamSupport.stream(cases.spliterator(), false)
        .map(VectorCase::of)
        .map(example -> dynamicTest(name + "/" + example.id(), () -> run(family, example)));
  }

  private void run(VectorFamily family, VectorCase example) throws Exception {
    casesRun.merge(family.name(), 1, Integer::sum);
    family.check(example);
    example.expected().assertNothingLeft();
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the family in " + file, e);
    }
  }

  private static Path bundled(String folder) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ReferenceVectorsTest.class.getResource(folder), folder).toURI());
  }
}
