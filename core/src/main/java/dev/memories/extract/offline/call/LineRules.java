package dev.memories.extract.offline.call;

import dev.memories.text.DataFile;
import dev.memories.text.KeywordAutomaton;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules of {@code lines.txt}, in order, with a quick test that tells which of them could match
 * a line.
 *
 * <p>Most lines contain no rule's word. One pass over the line finds the words of all rules.
 */
final class LineRules {
  private final List<LineRule> all;
  private final KeywordAutomaton automaton;

  /** Of each word of the automaton, the bits of the rules that have it. */
  private final long[] rulesOfWord;

  /** The bits of the rules that any line may fit. */
  private final long wordless;

  LineRules() {
    List<String> entries = DataFile.entries(LineRules.class, "lines.txt");
    if (entries.size() > Long.SIZE) {
      throw new IllegalStateException("lines.txt has more rules than there are bits for");
    }
    all =
        IntStream.range(0, entries.size())
            .mapToObj(i -> LineRule.parse(i, entries.get(i)))
            .toList();
    List<String> words = all.stream().flatMap(rule -> rule.words().stream()).distinct().toList();
    automaton = new KeywordAutomaton(words);
    rulesOfWord = words.stream().mapToLong(this::rulesWith).toArray();
    wordless = all.stream().filter(rule -> rule.words().isEmpty()).mapToLong(LineRule::bit).sum();
  }

  private long rulesWith(String word) {
    return all.stream().filter(rule -> rule.words().contains(word)).mapToLong(LineRule::bit).sum();
  }

  List<LineRule> of(LineRule.Kind kind) {
    return all.stream().filter(rule -> rule.kind() == kind).toList();
  }

  /** The bits of the rules that may match the line. No other rule can match it. */
  long worthTrying(String line) {
    long[] bits = {wordless};
    automaton.find(line, (word, _, _) -> bits[0] |= rulesOfWord[word]);
    return bits[0];
  }
}
