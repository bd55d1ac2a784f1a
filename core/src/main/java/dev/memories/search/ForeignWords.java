package dev.memories.search;

import dev.memories.search.SearchQuery.Term;
import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * English words of the field for words of other languages, since much of a memory is English
 * whatever its user speaks. Read from {@code foreign-words.txt} when the first question is asked.
 */
final class ForeignWords {
  private static final int LONGEST_WHOLE = 4;

  /** The first letter that is not Latin, in ASCII at least. */
  private static final char FIRST_OTHER = 128;

  private final List<Entry> entries = new ArrayList<>();

  /**
   * English words, and the beginnings of words that mean them.
   *
   * @param beginnings folded as the index folds words
   */
  private record Entry(List<Term> english, List<String> beginnings) {
    boolean fits(String word, boolean isUnspaced) {
      for (String beginning : beginnings) {
        if (isUnspaced
            ? word.contains(beginning)
            : isWhole(beginning) ? word.equals(beginning) : word.startsWith(beginning)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isWhole(String beginning) {
      return beginning.length() <= LONGEST_WHOLE && beginning.charAt(0) < FIRST_OTHER;
    }
  }

  private ForeignWords() {
    for (String line : DataFile.entries(ForeignWords.class, "foreign-words.txt")) {
      int colon = line.indexOf(':');
      List<Term> english = new ArrayList<>();
      for (String word : line.substring(0, colon).split(" ", -1)) {
        english.add(new Term(word, false, false));
      }
      entries.add(new Entry(english, List.of(line.substring(colon + 2).split(" ", -1))));
    }
  }

  /** Read once. */
  private static final class Loaded {
    static final ForeignWords WORDS = new ForeignWords();
  }

  /** The terms, then the English words that they mean, where these are others. */
  static List<Term> withEnglish(List<Term> terms) {
    List<Term> all = new ArrayList<>(terms);
    Set<String> stems = new HashSet<>();
    terms.forEach(term -> stems.add(FieldWords.stem(term.text())));
    for (Term term : terms) {
      if (!term.exact() && !term.isPrefix()) {
        for (Term english : Loaded.WORDS.english(term)) {
          if (stems.add(FieldWords.stem(english.text()))) {
            all.add(english);
          }
        }
      }
    }
    return all;
  }

  private List<Term> english(Term term) {
    boolean isUnspaced = term.isUnspaced();
    List<Term> english = new ArrayList<>();
    for (String word : QuestionRanking.tokens(term.text())) {
      for (Entry entry : entries) {
        if (entry.fits(word, isUnspaced)) {
          english.addAll(entry.english());
        }
      }
    }
    return english;
  }
}
