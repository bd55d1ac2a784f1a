package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Examples of every rule of a rule set, as people write them, are removed wholly.
 *
 * <p>The set is the vendored one. {@code -Dredact.rules=FILE} measures another, such as a newer
 * release of gitleaks or the one of betterleaks, and prints what share is removed in each form.
 */
final class VendoredExamplesTest {
  private static final String VENDORED =
      "src/main/resources/dev/memories/redact/gitleaks/gitleaks.toml";
  private static final Path TOML = Path.of(System.getProperty("redact.rules", VENDORED));
  private static final int EXAMPLES = 3;

  /** Values of any form, and values that are commands or blocks instead of one word. */
  private static final Set<String> NO_WORD =
      Set.of("generic-api-key", "private-key", "curl-auth-header", "curl-auth-user");

  private static final List<String> FORMS =
      List.of(
          "svc_token = \"%s\"",
          "export SVC_TOKEN=%s",
          "{\"svcToken\": \"%s\"}",
          "svcToken := `%s`",
          "System.setProperty(\"SVC_TOKEN\", \"%s\")",
          "SVC_TOKEN ?= \"%s\"",
          "svc_token: '%s'",
          "https://svc.example/v1/items?token=%s&page=2",
          "curl -s -H 'X-Api-Key: %s' https://svc.example/v1");

  @Test
  void nearlyAllExamplesAreRemovedWholly() throws IOException {
    Random random = new Random(7);
    List<String> stayed = new ArrayList<>();
    Map<String, int[]> removed = new LinkedHashMap<>();
    int all = 0;
    for (JsonNode rule : new TomlMapper().readTree(TOML.toFile()).get("rules")) {
      if (rule.has("regex") && !NO_WORD.contains(rule.get("id").asText())) {
        for (String secret : secrets(rule.get("regex").asText(), random)) {
          for (String form : FORMS) {
            for (var place : PlantedSecrets.PLACES.entrySet()) {
              all++;
              removed.computeIfAbsent(form, _ -> new int[2])[0]++;
              String text = place.getValue().apply(form.formatted(secret));
              if (PlantedSecrets.stays(SecretRedactor.product().redact(text), secret)) {
                removed.get(form)[1]++;
                stayed.add(rule.get("id").asText() + ", " + place.getKey() + ": " + form);
              }
            }
          }
        }
      }
    }

    if (System.getProperty("redact.rules") != null) {
      print(removed, stayed);
    }
    assertThat(all).isGreaterThan(30_000);
    assertThat(stayed).as("%s of %s", stayed.size(), all).hasSizeLessThan(all / 100);
  }

  private static void print(Map<String, int[]> removed, List<String> stayed) {
    removed.forEach(
        (form, counts) -> System.out.printf("%.4f %s%n", 1 - (double) counts[1] / counts[0], form));
    stayed.stream()
        .collect(Collectors.groupingBy(line -> line.split(",")[0], Collectors.counting()))
        .forEach((rule, count) -> System.out.println(rule + ": " + count));
  }

  private static List<String> secrets(String regex, Random random) {
    Pattern pattern = Pattern.compile(regex.replaceAll("\\(\\?P<\\w+>", "(?:"));
    List<String> secrets = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      Matcher match = pattern.matcher(RegexSample.of(regex, random) + " ");
      if (match.find()) {
        boolean grouped = match.groupCount() > 0 && match.group(1) != null;
        secrets.add(
            (grouped ? match.group(1) : match.group()).replaceAll("^[\\s\"']+|[\\s\"']+$", ""));
      }
    }
    return secrets;
  }
}
