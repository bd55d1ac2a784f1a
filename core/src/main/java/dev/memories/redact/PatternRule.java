package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.KeywordMatcher;
import dev.memories.redact.scan.KeywordPattern;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import dev.memories.redact.value.Placeholders;
import dev.memories.redact.value.PublicValues;
import dev.memories.redact.value.ValueShape;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * A secret that a pattern finds: the first group that took part in the match, or else the whole
 * match.
 *
 * @param id its name in the rule file
 * @param minEntropy bits per char that the secret must reach; 0 for no limit
 * @param pattern compiled on first use
 */
record PatternRule(
    String id,
    Evidence evidence,
    double minEntropy,
    Reach reach,
    List<String> keywords,
    Supplier<KeywordPattern> pattern)
    implements SecretRule {

  /** What shows that a match is a secret. */
  enum Evidence {
    /** Its form: a prefix or shape that nothing else has. */
    SHAPE,
    /** Only a name before it; a value without a digit is taken for a plain word. */
    NAME,
    /** The place: then even an id or a digest is one. */
    PLACE,
    /** A sentence; the value has to look random. */
    SPOKEN
  }

  @Override
  public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
    KeywordMatcher matches = new KeywordMatcher(pattern.get(), text, window, reach.before());
    Matcher matcher = matches.matcher();
    while (matches.find()) {
      int group = firstGroup(matcher);
      if (isSecret(matcher.group(group))) {
        found.accept(new SecretSpan(matcher.start(group), matcher.end(group)));
      }
    }
  }

  /** Whether a value that has a secret's form is neither a placeholder nor an id or digest. */
  static boolean isSecretByShape(String value) {
    return !Placeholders.isPlaceholder(value) && !PublicValues.isIdOrDigest(value);
  }

  private boolean isSecret(String value) {
    return isEvident(value) && (minEntropy == 0 || entropy(value) >= minEntropy);
  }

  private boolean isEvident(String value) {
    return switch (evidence) {
      case SHAPE -> isSecretByShape(value);
      case NAME ->
          isSecretByShape(value) && PublicValues.hasDigit(value) && !ValueShape.isTemplate(value);
      case PLACE -> !Placeholders.isPlaceholder(value) && !ValueShape.isTemplate(value);
      case SPOKEN -> ValueShape.isRandomWord(value) && !PublicValues.isIdOrDigest(value);
    };
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
