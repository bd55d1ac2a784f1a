package dev.memories.consolidate.offline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a statement without case, marks and punctuation, for finding duplicates. */
record StatementKey(List<String> words) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+(?:['’][\\p{L}]+)?");

  StatementKey {
    words = List.copyOf(words);
  }

  static StatementKey of(String text) {
    return new StatementKey(
        WORD.matcher(text)
            .results()
            .map(MatchResult::group)
            .map(word -> word.toLowerCase(Locale.ROOT).replace('’', '\''))
            .toList());
  }

  /** A sentence without the punctuation at its end. */
  static String unended(String sentence) {
    return sentence.replaceAll("[\\s.:;!…]+$", "");
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  String joined() {
    return String.join(" ", words);
  }

  /** Its words without the given ones, each once, in order. */
  Set<String> without(PhraseList left, PhraseList alsoLeft) {
    Set<String> rest = new LinkedHashSet<>(words);
    rest.removeIf(word -> left.contains(word) || alsoLeft.contains(word));
    return rest;
  }

  long count(PhraseList which) {
    return words.stream().filter(which::contains).count();
  }

  /** The clauses of a statement: what stands between its stops and commas. */
  static List<StatementKey> clauses(String text) {
    List<StatementKey> clauses = new ArrayList<>();
    for (String clause : text.split("[.,;:!?\\n]+", -1)) {
      StatementKey wording = of(clause);
      if (!wording.isEmpty()) {
        clauses.add(wording);
      }
    }
    return clauses;
  }
}
