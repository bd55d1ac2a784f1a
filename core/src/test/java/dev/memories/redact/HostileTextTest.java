package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.text.KeywordAutomaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Texts that make rules look again and again at the same characters: counted is how often they look
 * at one, which no machine makes faster or slower.
 */
final class HostileTextTest {
  private static final int LENGTH = 4_000;

  /**
   * Of the text, on average; a rule that looks through all it may reach from each keyword on needs
   * far more.
   */
  private static final int MOST_LOOKS_AT_A_CHAR = 24;

  private static final List<String> AFTER =
      List.of("", " ", "=", ":", "\"", "-", "_", ".", "/", "a", "1", "@", "\n", "\\");

  /** What some rules look for, after all the rest. */
  private static final String AT_THE_END = " -u a:12345678@b";

  @Test
  void noRuleLooksAtATextOverAndOver() {
    List<String> tooMany = new ArrayList<>();
    for (SecretRule rule : SecretRules.all()) {
      texts(rule)
          .forEach(
              text -> {
                long looks = looks(rule, text) / text.length();
                if (looks > MOST_LOOKS_AT_A_CHAR) {
                  tooMany.add(looks + " " + name(rule) + ": " + text.substring(0, 60));
                }
              });
    }
    assertThat(tooMany).isEmpty();
  }

  /** Its keywords over and over, closely and with what may follow or precede them between. */
  private static Stream<String> texts(SecretRule rule) {
    Set<String> pieces = new TreeSet<>();
    for (String keyword : rule.keywords()) {
      for (String word : List.of(keyword, keyword.toUpperCase(Locale.ROOT))) {
        AFTER.forEach(after -> pieces.add(word + after));
        for (String fill : List.of("-", "a", "1", " ", "_", ".")) {
          pieces.add(fill.repeat(48) + word + " ");
          pieces.add(word + fill.repeat(300));
        }
        pieces.add(word.repeat(40) + " ");
        pieces.add(word.repeat(20) + " 1");
        pieces.add(word + " -u ");
      }
    }
    return pieces.stream()
        .map(piece -> piece.repeat(LENGTH / piece.length() + 1))
        .flatMap(text -> Stream.of(text, text + AT_THE_END));
  }

  private static long looks(SecretRule rule, String text) {
    ScanWindows stretches = new ScanWindows(rule.reach());
    new KeywordAutomaton(rule.keywords())
        .find(text, (_, from, to) -> stretches.add(text, from, to));
    CountedText counted = new CountedText(text);
    for (ScanWindow stretch : stretches.all()) {
      switch (rule) {
        case PatternRule pattern -> matches(pattern.pattern().get(), counted, stretch, rule);
        case ReferenceRule reference -> matches(reference.pattern(), counted, stretch, rule);
        case UserFlagRule _ -> UserFlagRule.findIn(counted, stretch, _ -> {});
        case AssignmentRule _, PrivateKeyRule _ -> {}
      }
    }
    return counted.looks;
  }

  private static void matches(
      KeywordPattern pattern, CharSequence text, ScanWindow stretch, SecretRule rule) {
    KeywordMatcher matches = new KeywordMatcher(pattern, text, stretch, rule.reach().before());
    while (matches.find()) {}
  }

  private static String name(SecretRule rule) {
    return rule instanceof PatternRule pattern ? pattern.id() : rule.getClass().getSimpleName();
  }

  /** Counts how often a character is asked for. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private long looks;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
