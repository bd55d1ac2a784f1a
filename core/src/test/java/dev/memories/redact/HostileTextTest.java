package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.KeywordMatcher;
import dev.memories.redact.scan.KeywordPattern;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.text.KeywordAutomaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Texts that could make a rule read the same characters over and over.
 *
 * <p>Counts reads of characters, which do not depend on the machine's speed.
 */
final class HostileTextTest {
  private static final int LENGTH = 4_000;

  /** On average; a rule that reads its whole reach from each keyword on needs far more. */
  private static final int MAX_READS_PER_CHAR = 24;

  private static final List<String> AFTER =
      List.of("", " ", "=", ":", "\"", "-", "_", ".", "/", "a", "1", "@", "\n", "\\");

  /** A match for rules that search far ahead, behind all the rest. */
  private static final String AT_THE_END = " -u a:12345678@b";

  @Test
  void everyRuleReadsATextABoundedNumberOfTimes() {
    List<String> tooMany = new ArrayList<>();
    for (SecretRule rule : SecretRules.all()) {
      if (!(rule instanceof PatternRule || rule instanceof MatchRule)) {
        continue;
      }
      texts(rule)
          .forEach(
              text -> {
                long reads = reads(rule, text) / text.length();
                if (reads > MAX_READS_PER_CHAR) {
                  tooMany.add(reads + " " + rule.id() + ": " + text.substring(0, 60));
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

  private static long reads(SecretRule rule, String text) {
    ScanWindows windows = new ScanWindows(CharText.of(text), rule.reach());
    new KeywordAutomaton(rule.keywords()).find(text, windows::add);
    CountedText counted = new CountedText(text);
    for (ScanWindow window : windows.all()) {
      switch (rule) {
        case PatternRule pattern -> matches(pattern.pattern().get(), counted, window, rule);
        case MatchRule match -> matches(match.pattern(), counted, window, rule);
        default -> {}
      }
    }
    return counted.reads;
  }

  private static void matches(
      KeywordPattern pattern, CharSequence text, ScanWindow window, SecretRule rule) {
    KeywordMatcher matches = new KeywordMatcher(pattern, text, window, rule.reach().before());
    while (matches.find()) {}
  }

  /** Counts how often a character is asked for. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private long reads;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
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
