package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.KeywordPattern;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.text.KeywordAutomaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** When a text of the right form counts as a secret. */
final class PatternRuleTest {
  private static final String M = SecretRedactor.MARKER;

  private static PatternRule rule(PatternRule.Evidence evidence, double minEntropy, String regex) {
    return new PatternRule(
        "demo",
        evidence,
        minEntropy,
        new SecretRule.Reach(16, 64),
        List.of("demo_"),
        () -> KeywordPattern.of(Pattern.compile(regex), Optional.empty()));
  }

  private static List<String> found(PatternRule rule, String text) {
    ScanWindows windows = new ScanWindows(CharText.of(text), rule.reach());
    new KeywordAutomaton(rule.keywords()).find(text, windows::add);
    List<String> found = new ArrayList<>();
    for (ScanWindow window : windows.all()) {
      rule.find(
          CharText.of(text), window, span -> found.add(text.substring(span.from(), span.to())));
    }
    return found;
  }

  /** Eight chars that come twice each have three bits of entropy each; seven kinds have less. */
  @Test
  void secretReachesTheLeastEntropyOfItsRule() {
    PatternRule rule = rule(PatternRule.Evidence.SHAPE, 3, "demo_([a-z0-9]{16})");

    assertThat(found(rule, "demo_abcdefghabcdefgh")).containsExactly("abcdefghabcdefgh");
    assertThat(found(rule, "demo_abcdefggabcdefgg")).isEmpty();
  }

  @Test
  void ruleWithoutALeastEntropyTakesEveryValue() {
    PatternRule rule = rule(PatternRule.Evidence.SHAPE, 0, "demo_([a-z0-9]{16})");

    assertThat(found(rule, "demo_abababababababab")).containsExactly("abababababababab");
  }

  @Test
  void entropyCountsInTheVendoredRules() {
    SecretRedactor redactor = SecretRedactor.product();

    assertThat(redactor.redact("npm" + "_abcdefghijklmnopqrstuvwxyz0123456789")).isEqualTo(M);
    assertThat(redactor.redact("npm" + "_abababababababababababababababababab"))
        .isEqualTo("npm" + "_abababababababababababababababababab");
  }

  @Test
  void valueToldByItsNameHasADigit() {
    assertThat(found(rule(PatternRule.Evidence.NAME, 0, "demo_=([a-z0-9]{8})"), "demo_=abcdefgh"))
        .isEmpty();
    assertThat(found(rule(PatternRule.Evidence.NAME, 0, "demo_=([a-z0-9]{8})"), "demo_=abcdefg1"))
        .containsExactly("abcdefg1");
  }

  @Test
  void secretIsTheFirstGroupThatTookPartOrTheWholeMatch() {
    PatternRule.Evidence shape = PatternRule.Evidence.SHAPE;

    assertThat(found(rule(shape, 0, "demo_(?:(a\\d+)|b(\\d+))"), "demo_b123"))
        .containsExactly("123");
    assertThat(found(rule(shape, 0, "demo_\\w+"), "demo_b123")).containsExactly("demo_b123");
  }

  @Test
  void placeholderIdOrDigestIsNoSecret() {
    PatternRule rule = rule(PatternRule.Evidence.SHAPE, 0, "demo_=(\\S+)");

    assertThat(found(rule, "demo_=YOUR_API_KEY")).isEmpty();
    assertThat(found(rule, "demo_=01a20297-7461-79f0-a904-c48113d0a896")).isEmpty();
    assertThat(found(rule, "demo_=zz-7461-q")).containsExactly("zz-7461-q");
  }
}
