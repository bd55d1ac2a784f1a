package dev.memories.consolidate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds statements that say the same, and makes one of them that names every source. */
final class Duplicates {
  /** Share of common words from which two statements of the same marked texts are one. */
  private static final double SAME = 0.8;

  private Duplicates() {}

  /** One finding for each thing said, in the words of the first that says it. */
  static List<Finding> merged(List<Finding> findings) {
    List<Finding> distinct = new ArrayList<>();
    for (Finding finding : findings) {
      int same = indexOfSame(distinct, finding.text());
      if (same < 0) {
        distinct.add(finding);
      } else {
        distinct.set(same, distinct.get(same).with(finding.sources()));
      }
    }
    return distinct;
  }

  private static int indexOfSame(List<Finding> findings, String text) {
    for (int at = 0; at < findings.size(); at++) {
      if (same(findings.get(at).text(), text)) {
        return at;
      }
    }
    return -1;
  }

  static boolean same(String one, String other) {
    Wording first = Wording.of(one);
    Wording second = Wording.of(other);
    if (first.equals(second)) {
      return true;
    }
    // Numbers and negations carry the meaning: statements that differ in them are two.
    return distinctive(first).equals(distinctive(second)) && overlap(first, second) >= SAME;
  }

  private static Set<String> distinctive(Wording wording) {
    Set<String> words = new HashSet<>(wording.words());
    words.removeIf(
        word -> !Cues.NEGATIONS.contains(word) && word.chars().noneMatch(Character::isDigit));
    return words;
  }

  private static double overlap(Wording one, Wording other) {
    Set<String> all = new HashSet<>(one.words());
    Set<String> common = new HashSet<>(all);
    common.retainAll(new HashSet<>(other.words()));
    all.addAll(other.words());
    return all.isEmpty() ? 0 : (double) common.size() / all.size();
  }
}
