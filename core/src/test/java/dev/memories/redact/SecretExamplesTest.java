package dev.memories.redact;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the secrets in its examples, and nothing else. */
final class SecretExamplesTest {
  record Example(String rule, String text, String expected) {
    static Example parse(String line) {
      String[] columns = line.replace("¦", "").replace('⏎', '\n').split("\t", 2);
      return new Example(
          columns[0],
          columns[1].replaceAll("[«»]", ""),
          columns[1].replaceAll("(?s)«.*?»", SecretRedactor.MARKER));
    }

    @Override
    public String toString() {
      return rule + ": " + expected;
    }
  }

  static List<Example> examples() throws IOException {
    try (InputStream file =
        SecretExamplesTest.class.getResourceAsStream("/redact/secret-examples.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Example::parse)
          .toList();
    }
  }

  private static List<SecretRule> rules() {
    return Stream.concat(SecretRules.inCode().stream(), SecretRules.own().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theRuleFindsTheSecret(Example example) {
    List<SecretRule> named =
        rules().stream().filter(rule -> rule.id().equals(example.rule())).toList();

    assertThat(named).as(example.rule()).hasSize(1);
    assertThat(new WideRedactor(named).redact(example.text())).isEqualTo(example.expected());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void allRulesTogetherFindTheSecret(Example example) {
    assertThat(SecretRedactor.product().redact(example.text())).isEqualTo(example.expected());
  }

  @Test
  void everyRuleHasAnExample() throws IOException {
    assertThat(rules().stream().map(SecretRule::id).collect(toSet()))
        .isEqualTo(examples().stream().map(Example::rule).collect(toSet()));
  }
}
