package dev.memories.redact;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * A secret with a form of its own, told by a pattern; its first group, if it took part, is the
 * secret, else the whole match.
 *
 * @param id its name in the rule file
 * @param minEntropy bits a char that the secret must reach; 0 for none
 * @param pattern compiled when first needed
 */
record PatternRule(
    String id,
    Evidence evidence,
    double minEntropy,
    Reach reach,
    List<String> keywords,
    Supplier<KeywordPattern> pattern)
    implements SecretRule {

  /** How much the form alone says. */
  enum Evidence {
    /** The secret has a prefix or shape that nothing else has. */
    SHAPE,
    /** Only a name before it says that it is one; ids, hashes and plain words are spared. */
    NAME
  }

  @Override
  public void find(String text, ScanWindow stretch, Consumer<SecretSpan> found) {
    KeywordMatcher matches = new KeywordMatcher(pattern.get(), text, stretch, reach.before());
    Matcher matcher = matches.matcher();
    while (matches.find()) {
      int group = firstGroup(matcher);
      if (isSecret(matcher.group(group))) {
        found.accept(new SecretSpan(matcher.start(group), matcher.end(group)));
      }
    }
  }

  /** Whether a value that has the form of a secret may be one. */
  static boolean isSecretByShape(String value) {
    return !Placeholders.contains(value) && !PublicValues.isIdOrDigest(value);
  }

  private boolean isSecret(String value) {
    if (!isSecretByShape(value)) {
      return false;
    }
    if (evidence == Evidence.NAME && !PublicValues.hasDigit(value)) {
      return false;
    }
    return minEntropy == 0 || entropy(value) >= minEntropy;
  }

  private static int firstGroup(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.start(group) >= 0) {
        return group;
      }
    }
    return 0;
  }

  /** Shannon entropy of the chars, in bits. */
  private static double entropy(String value) {
    Map<Integer, Long> counts =
        value.chars().boxed().collect(Collectors.groupingBy(c -> c, Collectors.counting()));
    double length = value.length();
    return counts.values().stream()
        .mapToDouble(count -> -(count / length) * (Math.log(count / length) / Math.log(2)))
        .sum();
  }
}
