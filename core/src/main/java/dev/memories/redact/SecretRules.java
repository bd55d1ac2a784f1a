package dev.memories.redact;

import dev.memories.redact.scan.KeywordPattern;
import dev.memories.redact.scan.Lookahead;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The product's secret rules: rules in code, our own patterns, and gitleaks' patterns.
 *
 * <p>A pattern is one line of a {@code .rules} file, whose columns the head of {@code
 * memories.rules} explains. It is compiled when one of its keywords is first met, so that start-up
 * does not pay for rules that are not needed.
 *
 * <p>Every rule in code or in {@code memories.rules} has examples in {@code
 * redact/secret-examples.txt}, in the test resources.
 */
final class SecretRules {
  private SecretRules() {}

  static List<SecretRule> all() {
    List<SecretRule> rules = new ArrayList<>(inCode());
    rules.addAll(own());
    rules.addAll(read("gitleaks/gitleaks.rules"));
    return List.copyOf(rules);
  }

  /** The rules that a pattern alone cannot express. */
  static List<SecretRule> inCode() {
    List<SecretRule> rules = new ArrayList<>(ReferenceRules.all());
    rules.add(new PrivateKeyRule());
    rules.add(new NamedValueRule());
    rules.add(new ProgramOptionRule());
    rules.add(new IssuedTokenRule());
    rules.add(new KubernetesSecretRule());
    return rules;
  }

  /** The rules of {@code memories.rules}. */
  static List<PatternRule> own() {
    return read("memories.rules");
  }

  private static List<PatternRule> read(String file) {
    InputStream resource =
        Objects.requireNonNull(SecretRules.class.getResourceAsStream(file), file);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(SecretRules::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PatternRule parse(String line) {
    String[] fields = line.split("\t", 7);
    String[] reach = fields[3].split(" ", 2);
    return new PatternRule(
        fields[0],
        PatternRule.Evidence.valueOf(fields[1]),
        Double.parseDouble(fields[2]),
        new SecretRule.Reach(Integer.parseInt(reach[0]), Integer.parseInt(reach[1])),
        keywords(fields[4]),
        new LazyPattern(fields[5], fields[6]));
  }

  private static List<String> keywords(String field) {
    return Stream.of(field.split(" ", -1))
        .map(keyword -> keyword.replace("\\t", "\t").replace("\\s", " "))
        .toList();
  }

  /** A pattern that is compiled on first use. */
  private static final class LazyPattern implements Supplier<KeywordPattern> {
    private static final String UNKNOWN = "-";

    private final String ahead;
    private final String regex;
    private volatile @Nullable KeywordPattern compiled;

    LazyPattern(String ahead, String regex) {
      this.ahead = ahead;
      this.regex = regex;
    }

    @Override
    public KeywordPattern get() {
      KeywordPattern pattern = compiled;
      if (pattern == null) {
        Optional<Lookahead> lookahead =
            ahead.equals(UNKNOWN) ? Optional.empty() : Optional.of(Lookahead.of(ahead));
        pattern = KeywordPattern.of(Pattern.compile(regex), lookahead);
        compiled = pattern;
      }
      return pattern;
    }
  }
}
