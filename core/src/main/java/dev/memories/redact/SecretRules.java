package dev.memories.redact;

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
import org.jspecify.annotations.Nullable;

/**
 * The rules of the product: those in code, our own patterns, and gitleaks' rule set.
 *
 * <p>Patterns come from line files: id, evidence, least entropy, reach, keywords, what stands ahead
 * ({@code -} where that cannot be told), pattern, with tabs between; {@code #} begins a comment
 * line. They are compiled when a keyword of theirs is first met, so that start-up does not pay for
 * rules that are not needed.
 */
final class SecretRules {
  private static final List<String> FILES = List.of("memories.rules", "gitleaks/gitleaks.rules");

  private SecretRules() {}

  static List<SecretRule> all() {
    List<SecretRule> rules = new ArrayList<>(ReferencePasses.sparingPlainWords());
    rules.add(new PrivateKeyRule());
    rules.add(new AssignmentRule());
    rules.add(new UserFlagRule());
    for (String file : FILES) {
      rules.addAll(read(file));
    }
    return List.copyOf(rules);
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
        List.of(fields[4].split(" ", -1)),
        new Once(fields[5], fields[6]));
  }

  /** A pattern that is compiled when first asked for. */
  private static final class Once implements Supplier<KeywordPattern> {
    private static final String CANNOT_BE_TOLD = "-";

    private final String ahead;
    private final String regex;
    private volatile @Nullable KeywordPattern compiled;

    Once(String ahead, String regex) {
      this.ahead = ahead;
      this.regex = regex;
    }

    @Override
    public KeywordPattern get() {
      KeywordPattern pattern = compiled;
      if (pattern == null) {
        Optional<Lookahead> stands =
            ahead.equals(CANNOT_BE_TOLD) ? Optional.empty() : Optional.of(Lookahead.of(ahead));
        pattern = KeywordPattern.of(Pattern.compile(regex), stands);
        compiled = pattern;
      }
      return pattern;
    }
  }
}
