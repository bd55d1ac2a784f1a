package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.Denials;
import dev.memories.extract.offline.words.ToldWords;
import dev.memories.extract.offline.words.UserWords;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what a user denies in the agent's own words: {@code the resets are gone} meets {@code so
 * no, not gone}.
 */
final class DeniedClaims {
  private static final Pattern CLAUSE_END = Pattern.compile("[,;:!?()]+\\s*|\\.\\s+|\\.$|\\R");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_./-]+");

  private static final Pattern MARKS_AROUND = Pattern.compile("^[./-]+|[./-]+$");

  /** A name with a digit, a dot or a line in it, which two people hardly use by chance. */
  private static final Pattern NAME = Pattern.compile(".*\\w[._/-]\\w.*");

  private final ToldWords denied = new ToldWords();
  private final Set<String> names = new HashSet<>();
  private boolean deniesAny;

  private DeniedClaims() {}

  /** What a message denies; one that approves the work denies nothing. */
  static DeniedClaims in(UserWords message) {
    DeniedClaims found = new DeniedClaims();
    if (message.accepts()) {
      return found;
    }
    for (String clause : CLAUSE_END.split(message.whole().text(), -1)) {
      boolean isOrder =
          message.wishes().stream().anyMatch(wish -> wish.quote().text().contains(clause.strip()));
      found.read(clause, isOrder);
    }
    return found;
  }

  /** An order that names something denies nothing of it. */
  private void read(String clause, boolean isOrder) {
    List<String> words = words(clause);
    for (int i = 0; i < words.size(); i++) {
      if (Denials.contain(words.get(i))) {
        deniesAny = true;
        if (!isOrder) {
          words.stream().filter(word -> NAME.matcher(word).matches()).forEach(names::add);
        }
        if (i + 1 < words.size()) {
          denied.add(words.get(i + 1));
        }
      }
    }
  }

  /** Whether a sentence claims what the user denied. */
  boolean hit(AgentAnswer.Sentence sentence) {
    boolean claims =
        switch (sentence.subject()) {
          case RESULT, CAUSE, DECISION -> true;
          case OPEN, LIMIT, TALK -> false;
        };
    if (!deniesAny || !claims) {
      return false;
    }
    List<String> words = words(sentence.text().text());
    return words.stream().noneMatch(Denials::contain)
        && (denied.shares(sentence.text().text()) || words.stream().anyMatch(names::contains));
  }

  private static List<String> words(String text) {
    return BETWEEN_WORDS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .map(word -> MARKS_AROUND.matcher(word).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
