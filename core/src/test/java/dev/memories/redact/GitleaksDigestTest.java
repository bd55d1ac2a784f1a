package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.memories.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code gitleaks.rules} to what the vendored {@code gitleaks.toml} says.
 *
 * <p>{@code -Dgolden.update=true} writes the digest anew after the TOML was exchanged.
 */
final class GitleaksDigestTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/memories/redact/gitleaks");

  private static final String RELEASE = "8.30.1";
  private static final String SHA256 =
      "e163e53b9e7e8a8511e77271e2b323ed057759542a6d988258afe3a1fa329caf";

  /** What our own rules do better, or what is far too general for prose and code. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "generic-api-key",
          "private-key",
          "jwt",
          "curl-auth-header",
          "curl-auth-user",
          "aws-amazon-bedrock-api-key-long-lived");

  /** The keyword of an old form of a Vault token stands in nearly every text. */
  private static final String END_OF_A_SENTENCE = "s.";

  private static final String NAME_BEFORE = "[\\w.-]{0,50}?";
  private static final String NAME_AFTER = "(?:[ \\t\\w.-]{0,20})[\\s'\"]{0,3}";
  private static final String CANNOT_BE_TOLD = "-";
  private static final String ANY_CASE = "(?i)";
  private static final String SECOND = "|\\b(";
  private static final String ENDS = "(?:[\\x60'\"\\s;]|\\\\[nr]|$)";
  private static final String MARKS_AFTER = "\\x60'\"\\s;,)<>\\]}&|\\\\";
  private static final String ENDS_HERE = "(?=[" + MARKS_AFTER + "]|$)";

  /** A keyword or names of which one is, then chars of a value, so many at most. */
  private static final Pattern PREFIX_AND_VALUE =
      Pattern.compile(
          "(?:\\(\\?i\\))?\\\\b\\((?:\\(\\?:[\\w|-]+\\)|[\\w-]|\\\\[.-])+(?:\\(\\?i\\))?\\[[^\\[\\]]+]"
              + "\\{(\\d+)(?:,(\\d+))?}\\)"
              + Pattern.quote(ENDS));

  private static final int LONGEST_PREFIX = 32;

  /** A newer release needs a new hash here and its number in the documents. */
  @Test
  void vendoredFileIsThatOfTheNamedRelease() throws IOException {
    assertThat(Sha256.hex(Files.readAllBytes(FOLDER.resolve("gitleaks.toml")))).isEqualTo(SHA256);
    assertThat(Path.of("../docs/redaction.md")).content().contains(RELEASE);
    assertThat(Path.of("../docs/adr/0008-secrets-by-a-vendored-rule-set.md"))
        .content()
        .contains(RELEASE);
  }

  @Test
  void rulesFileMatchesTheVendoredToml() throws IOException {
    JsonNode config = new TomlMapper().readTree(FOLDER.resolve("gitleaks.toml").toFile());
    List<String> lines = new ArrayList<>();
    lines.add("# Made from gitleaks.toml by GitleaksDigestTest; see LICENSE.");
    for (JsonNode rule : config.get("rules")) {
      if (isUsed(rule)) {
        lines.addAll(digests(rule));
      }
    }
    Path digest = FOLDER.resolve("gitleaks.rules");
    if (Boolean.getBoolean("golden.update")) {
      Files.write(digest, lines);
    }

    assertThat(Files.readAllLines(digest)).isEqualTo(lines);
    assertThat(lines).hasSizeGreaterThan(200);
  }

  @Test
  void everyPatternCompiles() {
    for (SecretRule rule : SecretRules.all()) {
      if (rule instanceof PatternRule pattern) {
        assertThat(pattern.pattern().get().pattern()).as(pattern.id()).isInstanceOf(Pattern.class);
        assertThat(pattern.keywords()).as(pattern.id()).isNotEmpty().doesNotContain("");
      }
    }
  }

  /** Rules for one kind of file do not fit the text of a session. */
  private static boolean isUsed(JsonNode rule) {
    return rule.has("regex") && !rule.has("path") && !LEFT_OUT.contains(rule.get("id").asText());
  }

  /** A line a rule; two where a name and a prefix of its own are told by one rule. */
  private static List<String> digests(JsonNode rule) {
    String regex = rule.get("regex").asText();
    List<String> keywords = new ArrayList<>();
    rule.get("keywords").forEach(keyword -> keywords.add(keyword.asText()));
    keywords.remove(END_OF_A_SENTENCE);
    int second = regex.indexOf(ENDS + SECOND);
    if (second < 0) {
      return List.of(digest(rule, regex, keywords));
    }
    String name = regex.substring(0, second + ENDS.length());
    // A flag at the beginning holds for what comes after a bar, too.
    String flag = regex.startsWith(ANY_CASE) ? ANY_CASE : "";
    String prefix = flag + regex.substring(second + ENDS.length() + 1);
    return List.of(
        digest(rule, name, spelledIn(name, keywords)),
        digest(rule, prefix, spelledIn(prefix, keywords)));
  }

  private static List<String> spelledIn(String regex, List<String> keywords) {
    String lowerCase = regex.toLowerCase(Locale.ROOT);
    return keywords.stream().filter(lowerCase::contains).toList();
  }

  private static String digest(JsonNode rule, String regex, List<String> keywords) {
    boolean named = regex.contains(NAME_BEFORE);
    return String.join(
        "\t",
        rule.get("id").asText(),
        named ? "NAME" : "SHAPE",
        rule.has("entropy") ? rule.get("entropy").asText() : "0",
        named ? "16 320" : beginsWithKeyword(regex, keywords) ? "0 512" : "256 512",
        String.join(" ", keywords),
        ahead(regex, keywords),
        forJava(regex));
  }

  /** Whether every match begins with the one keyword, so that nothing before it is tried. */
  private static boolean beginsWithKeyword(String regex, List<String> keywords) {
    String plain = regex.replace(ENDS, "").replaceFirst("^(?:\\\\b|\\(\\?i\\)|\\()+", "");
    return keywords.size() == 1
        && !plain.contains("|")
        && plain
            .toLowerCase(Locale.ROOT)
            .matches(Pattern.quote(keywords.getFirst()) + "(?![?*{])(?s:.*)");
  }

  /** What stands from a keyword on: after a name the sign, after long values a full stop. */
  private static String ahead(String regex, List<String> keywords) {
    int name = regex.lastIndexOf(NAME_BEFORE) + NAME_BEFORE.length();
    int after = regex.indexOf(NAME_AFTER);
    if (after >= name && areNames(keywords, regex.substring(name, after))) {
      return "[\\w.\\s'\"-]{0,80}[=>:|?,]";
    }
    if (regex.contains("{27,300}\\.")) {
      return "[\\w-]{0,320}[.]";
    }
    Matcher prefixed = PREFIX_AND_VALUE.matcher(regex);
    return prefixed.matches()
        ? "[^%s]{0,%d}[%s]".formatted(MARKS_AFTER, LONGEST_PREFIX + longest(prefixed), MARKS_AFTER)
        : CANNOT_BE_TOLD;
  }

  private static int longest(Matcher prefixed) {
    return Integer.parseInt(prefixed.group(prefixed.start(2) < 0 ? 1 : 2));
  }

  /** Whether a match's name always holds a keyword, and no keyword stands for anything else. */
  private static boolean areNames(List<String> keywords, String name) {
    List<String> spellings =
        List.of(
            name.replaceAll("\\(\\?[-i]*:|[()]|\\[_-]\\?", "")
                .replaceAll("\\[\\w(\\w)]", "$1")
                .toLowerCase(Locale.ROOT)
                .split("\\|", -1));
    return spellings.stream().allMatch(spelling -> keywords.stream().anyMatch(spelling::contains))
        && keywords.stream()
            .map(keyword -> keyword.replaceAll("(?<=linked|message|private)[_-]", ""))
            .allMatch(
                keyword -> spellings.stream().anyMatch(spelling -> spelling.contains(keyword)));
  }

  /**
   * The same pattern for java.util.regex: no named groups of Go, no search for the start of a name
   * that nobody needs, and the end looked at instead of taken, with more marks that may follow.
   */
  private static String forJava(String regex) {
    return regex
        .replace(NAME_BEFORE, "")
        .replace(ENDS, ENDS_HERE)
        .replaceAll("\\(\\?P<\\w+>", "(?:");
  }
}
