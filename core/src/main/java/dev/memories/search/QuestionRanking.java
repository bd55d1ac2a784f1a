package dev.memories.search;

import dev.memories.search.SearchQuery.Term;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of hits for a question.
 *
 * <p>A hit counts the words of the question that it holds: rare words more than common ones, the
 * word itself more than one with the same stem, and that more than one that means the same.
 */
final class QuestionRanking {
  private static final double EXACT = 1.0;
  private static final double STEM = 0.9;
  private static final double SYNONYM = 0.45;
  private static final double COMPOUND = 0.6;
  private static final double IN_CONTEXT = 0.5;
  private static final int SHORTEST_PART = 4;

  /** Of the Latin letters that the index folds; other letters between them fold to themselves. */
  private static final char FIRST_ACCENTED = '\u00c0';

  private static final char LAST_ACCENTED = '\u1eff';

  /** Of the marks that the index leaves out of words. */
  private static final char FIRST_MARK = '\u0300';

  private static final char LAST_MARK = '\u0331';

  /** Hits longer than this many words count less. */
  private static final int USUAL_WORDS = 30;

  private static final int USUAL_HITS = 100;

  private final List<Wanted> wanted = new ArrayList<>();
  private final FieldWords.Aim aim;

  /** A word of the question with everything that counts as it. */
  private record Wanted(String word, String stem, Set<String> synonyms, Map<String, Double> seen) {
    double strength(String token) {
      return seen.computeIfAbsent(token, this::compare);
    }

    private double compare(String token) {
      if (token.equals(word)) {
        return EXACT;
      }
      String tokenStem = FieldWords.stem(token);
      if (tokenStem.equals(stem)) {
        return STEM;
      }
      if (synonyms.contains(tokenStem)) {
        return SYNONYM;
      }
      return isPart(stem, token) || isPart(token, word) ? COMPOUND : 0;
    }

    private static boolean isPart(String part, String whole) {
      return part.length() > SHORTEST_PART
          && whole.length() > part.length()
          && whole.contains(part);
    }
  }

  /**
   * @param terms the telling words of the question
   * @param aim what the question asks for
   */
  QuestionRanking(List<Term> terms, FieldWords.Aim aim) {
    this.aim = aim;
    for (Term term : terms) {
      for (String token : tokens(term.text())) {
        Set<String> synonyms = FieldWords.synonyms(token);
        wanted.add(
            new Wanted(
                token,
                FieldWords.stem(token),
                synonyms.stream()
                    .map(QuestionRanking::folded)
                    .map(FieldWords::stem)
                    .collect(Collectors.toSet()),
                new HashMap<>()));
      }
    }
  }

  /** The hits in their order, with their scores. */
  List<SearchHit> ranked(List<SearchHit> hits) {
    double[][] strengths = new double[hits.size()][];
    int[] lengths = new int[hits.size()];
    double[] frequency = new double[wanted.size()];
    for (int i = 0; i < hits.size(); i++) {
      List<String> tokens = tokens(BulletWords.withoutSources(hits.get(i).text()));
      List<String> context = tokens(hits.get(i).context());
      lengths[i] = tokens.size();
      strengths[i] = new double[wanted.size()];
      for (int word = 0; word < wanted.size(); word++) {
        strengths[i][word] = Math.max(best(word, tokens), IN_CONTEXT * best(word, context));
        frequency[word] += strengths[i][word] >= COMPOUND ? 1 : 0;
      }
    }
    List<SearchHit> ranked = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      double score = 0;
      for (int word = 0; word < wanted.size(); word++) {
        score += strengths[i][word] * rarity(frequency[word], hits.size());
      }
      double length = 1 / (1 + Math.max(0, lengths[i] - USUAL_WORDS) / (4.0 * USUAL_WORDS));
      ranked.add(hits.get(i).scored(rounded(score * length * weight(hits.get(i)))));
    }
    ranked.sort(Comparator.comparingDouble(SearchHit::score).reversed());
    return ranked;
  }

  /** A word that many of the hits hold tells little, unless there are few hits. */
  private static double rarity(double frequency, int hits) {
    return Math.log(1 + (Math.max(hits, USUAL_HITS) - frequency + 0.5) / (frequency + 0.5));
  }

  private static double rounded(double score) {
    return Math.round(score * 1_000) / 1_000.0;
  }

  private double best(int word, List<String> tokens) {
    double best = 0;
    for (String token : tokens) {
      best = Math.max(best, wanted.get(word).strength(token));
    }
    return best;
  }

  private double weight(SearchHit hit) {
    double place =
        switch (hit.place()) {
          case REGISTRY -> 1.4;
          case SKILL -> 1.25;
          case TRACE -> 1.2;
          case SESSION -> 0.8;
        };
    return place * aim.weight(hit.kind());
  }

  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (String token : folded(text).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!token.isEmpty()) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  /**
   * As the index folds words: in lower case, Latin letters without diacritics. Marks of other
   * scripts make other letters, as in Japanese and Russian.
   */
  static String folded(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      if (!isMark(letter)) {
        folded.append(letter >= FIRST_ACCENTED && letter <= LAST_ACCENTED ? base(letter) : letter);
      }
    }
    return folded.toString();
  }

  private static boolean isMark(char letter) {
    return letter >= FIRST_MARK && letter <= LAST_MARK;
  }

  private static char base(char letter) {
    char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD).charAt(0);
    return base < FIRST_ACCENTED ? base : letter;
  }
}
