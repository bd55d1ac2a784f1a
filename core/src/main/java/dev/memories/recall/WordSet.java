package dev.memories.recall;

import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a text in a form in which two texts can be compared: lower case, without endings,
 * one word for several that mean the same. Words that say nothing alone are left out.
 *
 * @param words ordinary words
 * @param names names that hardly occur by chance: paths, options, identifiers, numbers
 */
record WordSet(Set<String> words, Set<String> names) {
  /** How many words of one text are compared. */
  private static final int MAX_WORDS = 4_000;

  private static final int MIN_LETTERS = 3;

  /** A word, or a path, option or identifier that holds marks inside. */
  private static final Pattern TOKEN =
      Pattern.compile("-{0,2}[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_./:@=-]*[\\p{L}\\p{N}_])?");

  private static final Pattern PART =
      Pattern.compile("\\p{Lu}?[\\p{Ll}\\p{Lo}\\p{M}]+|\\p{Lu}+|\\p{N}+");

  /** Scripts without spaces between words. */
  private static final Pattern UNSPACED =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]+");

  private static final Set<String> STOP_WORDS =
      Set.copyOf(DataFile.entries(WordSet.class, "stop-words.txt"));

  private static final Map<String, String> SAME_MEANING = sameMeaning();

  static WordSet of(String text) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    TOKEN
        .matcher(text)
        .results()
        .limit(MAX_WORDS)
        .map(MatchResult::group)
        .forEach(token -> add(token, words, names));
    return new WordSet(words, names);
  }

  private static void add(String token, Set<String> words, Set<String> names) {
    List<String> parts = new ArrayList<>();
    PART.matcher(token).results().map(MatchResult::group).forEach(parts::add);
    if (parts.size() > 1 && isName(token)) {
      names.add(token.toLowerCase(Locale.ROOT));
    }
    for (String part : parts) {
      if (UNSPACED.matcher(part).matches()) {
        addPairs(part, words);
      } else {
        addWord(part, words);
      }
    }
  }

  private static boolean isName(String token) {
    return token.chars().anyMatch(c -> "_./:@=-".indexOf(c) >= 0 || Character.isDigit(c))
        || !token.equals(token.toLowerCase(Locale.ROOT));
  }

  private static void addWord(String part, Set<String> words) {
    String word = part.toLowerCase(Locale.ROOT);
    if (word.length() < MIN_LETTERS || STOP_WORDS.contains(word)) {
      return;
    }
    String stem = stem(word);
    words.add(SAME_MEANING.getOrDefault(word, SAME_MEANING.getOrDefault(stem, stem)));
  }

  /** Two neighbouring signs stand for a word, as is usual where words are not separated. */
  private static void addPairs(String signs, Set<String> words) {
    for (int at = 0; at + 2 <= signs.length(); at++) {
      words.add(signs.substring(at, at + 2));
    }
  }

  /** The word without a usual English ending. */
  private static String stem(String word) {
    for (String ending :
        List.of("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s")) {
      if (word.endsWith(ending) && word.length() - ending.length() >= MIN_LETTERS) {
        return withoutEnd(word.substring(0, word.length() - ending.length()));
      }
    }
    return withoutEnd(word);
  }

  private static String withoutEnd(String stem) {
    char last = stem.charAt(stem.length() - 1);
    boolean isDoubled = stem.length() > MIN_LETTERS && last == stem.charAt(stem.length() - 2);
    boolean isSilent = stem.length() > MIN_LETTERS && (last == 'e' || last == 'y');
    return isDoubled || isSilent ? stem.substring(0, stem.length() - 1) : stem;
  }

  private static Map<String, String> sameMeaning() {
    Map<String, String> meanings = new HashMap<>();
    for (String line : DataFile.entries(WordSet.class, "synonyms.txt")) {
      String[] group = line.split("\\s+", -1);
      String meaning = "=" + group[0];
      for (String word : group) {
        meanings.put(word, meaning);
        meanings.put(stem(word), meaning);
      }
    }
    return Map.copyOf(meanings);
  }

  /** The words and names that both texts have. */
  WordSet common(WordSet other) {
    Set<String> commonWords = new HashSet<>(words);
    commonWords.retainAll(other.words);
    Set<String> commonNames = new HashSet<>(names);
    commonNames.retainAll(other.names);
    return new WordSet(commonWords, commonNames);
  }

  /** The Jaccard index: the words that both texts have, by all their words; 0 to 1. */
  double likeness(WordSet other) {
    WordSet common = common(other);
    int shared = common.words.size() + common.names.size();
    int total = words.size() + names.size() + other.words.size() + other.names.size() - shared;
    return total == 0 ? 0 : (double) shared / total;
  }

  boolean isEmpty() {
    return words.isEmpty() && names.isEmpty();
  }
}
