package dev.memories.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query as a person types it: words, {@code "phrases"}, {@code prefix*} and {@code -not}.
 *
 * <p>All words must occur. In a question such as {@code how do I run the tests} the small words do
 * not count, other words of the field count as well, and the best matches come first.
 *
 * @param terms what must occur; in a question, what should
 * @param excluded what must not occur
 * @param isQuestion whether it is a question
 * @param words all words as typed, in lower case
 */
public record SearchQuery(
    List<Term> terms, List<Term> excluded, boolean isQuestion, List<String> words) {
  private static final Pattern PART = Pattern.compile("(-?)\"([^\"]*)\"?|(\\S+)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  public SearchQuery {
    terms = List.copyOf(terms);
    excluded = List.copyOf(excluded);
    words = List.copyOf(words);
  }

  /**
   * A word or phrase.
   *
   * @param text without quotes, as typed
   * @param exact whether only these words fit, not others with the same stem
   */
  public record Term(String text, boolean isPrefix, boolean exact) {
    /** Whether it is one word, so that it can also be looked for inside words. */
    boolean isWord() {
      return !exact && text.codePoints().allMatch(Character::isLetterOrDigit);
    }
  }

  /** Parses a query; one without any word has no terms. */
  public static SearchQuery parse(String text) {
    List<Term> terms = new ArrayList<>();
    List<Term> excluded = new ArrayList<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      String phrase = part.group(2);
      if (phrase != null) {
        add(part.group(1).isEmpty() ? terms : excluded, new Term(phrase, false, true));
        continue;
      }
      String word = part.group(3);
      boolean isExcluded = word.length() > 1 && word.charAt(0) == '-' && word.charAt(1) != '-';
      String bare = isExcluded ? word.substring(1) : word;
      boolean isPrefix = bare.endsWith("*");
      add(
          isExcluded ? excluded : terms,
          new Term(isPrefix ? bare.substring(0, bare.length() - 1) : bare, isPrefix, false));
    }
    List<String> words = terms.stream().map(term -> term.text().toLowerCase(Locale.ROOT)).toList();
    boolean isQuestion = excluded.isEmpty() && FieldWords.isQuestion(text, words);
    return new SearchQuery(
        isQuestion ? FieldWords.withoutSmallWords(terms) : terms, excluded, isQuestion, words);
  }

  private static void add(List<Term> terms, Term term) {
    if (WORD.matcher(term.text()).find()) {
      terms.add(term);
    }
  }
}
