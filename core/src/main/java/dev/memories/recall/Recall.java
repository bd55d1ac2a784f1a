package dev.memories.recall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Chooses the bullets that serve an agent now.
 *
 * <p>Without a hint, these are all bullets: what the user pinned and prefers, traps, verification,
 * open ends, the rest. With one, these are the bullets that share enough rare words with it, best
 * first; often none. Of equals, those that sessions have used go first. The same memory and hint
 * give the same choice.
 */
public final class Recall {
  /** One rare word is just enough, or two that several bullets have. */
  private static final double ENOUGH = 2.2;

  /** A failure shares words with many a bullet, so only a clear match is told. */
  private static final double ENOUGH_FOR_A_FAILURE = 4.5;

  /** A shorter word alone is not enough, however rare it is. */
  private static final int TELLING_LETTERS = 5;

  private static final double SHORT_WEIGHT = 0.7;

  /** In a registry with fewer bullets, a word of one bullet counts as if there were so many. */
  private static final int USUAL_BULLETS = 16;

  private static final double NAME_WEIGHT = 2;
  private static final double FILE_WEIGHT = 4;

  /** Use orders bullets that match about equally. */
  private static final double USED_WEIGHT = 0.3;

  private final List<MemoryBullet> bullets;
  private final UsageCounts usage;

  /**
   * @param bullets in the order of the registry
   * @param usage how often each was used
   */
  public Recall(List<MemoryBullet> bullets, UsageCounts usage) {
    this.bullets = List.copyOf(bullets);
    this.usage = usage;
  }

  /** The bullets to tell, the most important first. */
  public List<MemoryBullet> choose(RecallHint hint) {
    return hint.isEmpty() ? byTopic() : matching(hint);
  }

  private List<MemoryBullet> byTopic() {
    List<MemoryBullet> ordered = new ArrayList<>(bullets);
    // The sort is stable: equals stay in the order of the registry.
    ordered.sort(this::order);
    return ordered;
  }

  private int order(MemoryBullet one, MemoryBullet other) {
    int byTopic = one.topic().compareTo(other.topic());
    return byTopic != 0 ? byTopic : Long.compare(usage.of(other), usage.of(one));
  }

  private record Match(MemoryBullet bullet, double score) {}

  private List<MemoryBullet> matching(RecallHint hint) {
    WordSet asked = WordSet.of(text(hint));
    List<WordSet> said = bullets.stream().map(bullet -> WordSet.of(bullet.statement())).toList();
    Map<String, Integer> bulletsWith = count(said);
    Predicate<MemoryBullet> isWanted = wanted(hint);
    double enough = hint.error().isPresent() ? ENOUGH_FOR_A_FAILURE : ENOUGH;
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < bullets.size(); i++) {
      MemoryBullet bullet = bullets.get(i);
      double score =
          score(asked.common(said.get(i)), bulletsWith) + FILE_WEIGHT * filesIn(bullet, hint);
      if (score >= enough && isWanted.test(bullet)) {
        matches.add(new Match(bullet, score + USED_WEIGHT * Math.log1p((double) usage.of(bullet))));
      }
    }
    // The sort is stable: equals stay in the order of the registry.
    matches.sort((a, b) -> Double.compare(b.score(), a.score()));
    return matches.stream().map(Match::bullet).toList();
  }

  /** An open end of an earlier session does not help with a failure. */
  private static Predicate<MemoryBullet> wanted(RecallHint hint) {
    return bullet -> hint.error().isEmpty() || bullet.topic() != MemoryTopic.FOLLOW_UPS;
  }

  private static String text(RecallHint hint) {
    return String.join(
        "\n", hint.prompt().orElse(""), hint.command().orElse(""), hint.error().orElse(""));
  }

  private double score(WordSet common, Map<String, Integer> bulletsWith) {
    double score = 0;
    for (String word : common.words()) {
      double weight = word.length() < TELLING_LETTERS ? SHORT_WEIGHT : 1;
      score += weight * rarity(bulletsWith.getOrDefault(word, 0));
    }
    for (String name : common.names()) {
      score += NAME_WEIGHT * rarity(bulletsWith.getOrDefault(name, 0));
    }
    return score;
  }

  /** The inverse document frequency: high for a word that only one of many bullets has. */
  private double rarity(int count) {
    return Math.log(1 + (Math.max(bullets.size(), USUAL_BULLETS) + 1.0) / (count + 1.0));
  }

  private static Map<String, Integer> count(List<WordSet> said) {
    Map<String, Integer> count = new HashMap<>();
    for (WordSet words : said) {
      words.words().forEach(word -> count.merge(word, 1, Integer::sum));
      words.names().forEach(name -> count.merge(name, 1, Integer::sum));
    }
    return count;
  }

  /** How many of the files a bullet names: by its path, or the end of it, or its name. */
  private static long filesIn(MemoryBullet bullet, RecallHint hint) {
    return hint.files().stream().filter(file -> names(bullet.statement(), file)).count();
  }

  private static boolean names(String statement, String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return !name.isEmpty() && statement.contains(name);
  }
}
