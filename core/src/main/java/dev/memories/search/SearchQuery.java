package dev.memories.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  private static final Pattern END_MARK = Pattern.compile("[?!,;:？！、。]+$");
  private static final int FIRST_UNSPACED = 0x0e00;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  public SearchQuery {
    terms = List.copyOf(terms);
    excluded = List.copyOf(excluded);
    words = List.copyOf(words);
  }

  /** Apart, as the JDK's table of scripts takes a while to load and few queries need it. */
  private static final class Scripts {
    static final Set<UnicodeScript> UNSPACED =
        EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** Han, Katakana and its sign for long vowels, or Hangul; Hiragana alone mostly joins words. */
    static final Pattern RUN =
        Pattern.compile("\\p{IsHan}+|[\\p{IsKatakana}ー]{2,}|\\p{IsHangul}{2,}|[a-zA-Z0-9]{2,}");
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
      return (!exact || isUnspaced()) && text.codePoints().allMatch(Character::isLetterOrDigit);
    }

    /**
     * Whether it is in a script in which words stand together, or get endings that are written with
     * them: there the index has whole sentences as words.
     */
    boolean isUnspaced() {
      return text.codePoints().anyMatch(Term::isUnspaced);
    }

    private static boolean isUnspaced(int character) {
      return character >= FIRST_UNSPACED && Scripts.UNSPACED.contains(UnicodeScript.of(character));
    }

    /** The runs of letters of one script: in Japanese mostly words and what joins them. */
    List<Term> runs() {
      List<Term> runs = new ArrayList<>();
      Matcher run = Scripts.RUN.matcher(text);
      while (run.find()) {
        runs.add(new Term(run.group(), false, false));
      }
      return runs;
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
      // The mark at the end of a sentence would hide which words mean the same.
      bare = isPrefix ? bare : END_MARK.matcher(bare).replaceFirst("");
      add(
          isExcluded ? excluded : terms,
          new Term(isPrefix ? bare.substring(0, bare.length() - 1) : bare, isPrefix, false));
    }
    List<String> words = terms.stream().map(term -> term.text().toLowerCase(Locale.ROOT)).toList();
    boolean isQuestion = excluded.isEmpty() && FieldWords.isQuestion(text, words);
    return new SearchQuery(
        isQuestion ? ForeignWords.withEnglish(FieldWords.withoutSmallWords(terms)) : terms,
        excluded,
        isQuestion,
        words);
  }

  /**
   * The same as a question, if it is a sentence, as a person may tell what happened instead of
   * asking, or if its words mean English ones.
   */
  Optional<SearchQuery> sentenceAsQuestion() {
    if (isQuestion || !excluded.isEmpty()) {
      return Optional.empty();
    }
    List<Term> telling = FieldWords.withoutSmallWords(terms);
    List<Term> asked = ForeignWords.withEnglish(telling);
    boolean isForeign = asked.size() > telling.size() && mayBeSentence();
    return isForeign || FieldWords.isSentence(words)
        ? Optional.of(new SearchQuery(asked, excluded, true, words))
        : Optional.empty();
  }

  /** Where words stand together, one term may be a sentence. */
  private boolean mayBeSentence() {
    return terms.size() > 1 || terms.getFirst().isUnspaced();
  }

  private static void add(List<Term> terms, Term term) {
    if (WORD.matcher(term.text()).find()) {
      terms.add(term);
    }
  }
}
