package dev.memories.consolidate.offline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges statements that say the same into one that names every source. */
final class DuplicateMerger {
  /** Share of common words from which two statements are one. */
  private static final double SAME = 0.8;

  private DuplicateMerger() {}

  /**
   * A statement as a set of words.
   *
   * @param distinctive those that carry the meaning, numbers and negations: statements that differ
   *     in them are two
   */
  private record Statement(Set<String> words, Set<String> distinctive) {
    static Statement of(String text) {
      Set<String> words = new HashSet<>(StatementKey.of(text).words());
      Set<String> distinctive = new HashSet<>(words);
      distinctive.removeIf(
          word ->
              !StatementFilter.NEGATIONS.contains(word)
                  && word.chars().noneMatch(Character::isDigit));
      return new Statement(words, distinctive);
    }

    boolean saysTheSameAs(Statement other) {
      return distinctive.equals(other.distinctive) && overlap(other) >= SAME;
    }

    private double overlap(Statement other) {
      int smaller = Math.min(words.size(), other.words.size());
      int larger = Math.max(words.size(), other.words.size());
      if (larger == 0 || (double) smaller / larger < SAME) {
        return larger == 0 ? 1 : 0;
      }
      long common = words.stream().filter(other.words::contains).count();
      return (double) common / (words.size() + other.words.size() - common);
    }
  }

  /** One finding for each thing said, in the words of the first that says it. */
  static List<RegistryEntry> merged(List<RegistryEntry> findings) {
    List<RegistryEntry> distinct = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    Map<Set<String>, List<Integer>> byDistinctive = new HashMap<>();
    for (RegistryEntry finding : findings) {
      Statement statement = Statement.of(finding.text());
      List<Integer> alike =
          byDistinctive.computeIfAbsent(statement.distinctive(), _ -> new ArrayList<>());
      int same =
          alike.stream()
              .filter(at -> statements.get(at).saysTheSameAs(statement))
              .findFirst()
              .orElse(-1);
      if (same >= 0) {
        distinct.set(same, distinct.get(same).with(finding.sources()));
      } else {
        alike.add(distinct.size());
        distinct.add(finding);
        statements.add(statement);
      }
    }
    return distinct;
  }

  static boolean same(String one, String other) {
    return Statement.of(one).saysTheSameAs(Statement.of(other));
  }
}
