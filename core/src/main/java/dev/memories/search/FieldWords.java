package dev.memories.search;

import dev.memories.search.SearchQuery.Term;
import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of questions: small words that say nothing, and words of the field that mean the same.
 * Read from {@code field-words.txt}.
 */
final class FieldWords {
  private static final String SMALL = "small:";
  private static final String ASKING = "asking:";
  private static final String AIM = "aim:";

  /** Shorter stems would join words that have nothing in common. */
  private static final int SHORTEST_STEM = 4;

  /** Usual endings of English and German, the longest first. */
  private static final List<String> ENDINGS =
      List.of(
          "ations", "ation", "ings", "ing", "ions", "ion", "ies", "est", "ern", "ers", "ed", "es",
          "er", "en", "em", "et", "st", "s", "e", "y", "n", "t");

  private final Map<Aim, Set<String>> aims = new EnumMap<>(Aim.class);
  private final Set<String> small = new HashSet<>();
  private final Set<String> asking = new HashSet<>();
  private final List<List<String>> groups = new ArrayList<>();

  private FieldWords() {
    for (String line : DataFile.entries(FieldWords.class, "field-words.txt")) {
      if (line.startsWith(SMALL)) {
        small.addAll(words(line.substring(SMALL.length())));
      } else if (line.startsWith(ASKING)) {
        asking.addAll(words(line.substring(ASKING.length())));
      } else if (line.startsWith(AIM)) {
        List<String> words = words(line.substring(AIM.length()));
        aims.put(
            Aim.valueOf(words.getFirst().toUpperCase(Locale.ROOT)),
            Set.copyOf(words.subList(1, words.size())));
      } else {
        groups.add(words(line));
      }
    }
  }

  /** What a question asks for, by its first word or by a word of the field. */
  enum Aim {
    /** How something is done: a command. */
    WAY,
    /** What is allowed or wanted: the user's words. */
    RULE,
    /** Why something fails, or how it was mended: an error. */
    TROUBLE,
    /** Where something is. */
    PLACE,
    ANYTHING;

    double weight(SearchKind kind) {
      return switch (this) {
        case WAY -> kind == SearchKind.COMMAND ? 1.35 : 1;
        case RULE -> kind == SearchKind.USER ? 1.5 : 1;
        case TROUBLE -> kind == SearchKind.ERROR ? 1.25 : 1;
        case PLACE -> kind == SearchKind.FILE ? 1.3 : 1;
        case ANYTHING -> 1;
      };
    }
  }

  /** What a question asks for. */
  static Aim aim(List<String> words) {
    for (String word : words) {
      for (Aim aim : Aim.values()) {
        if (Loaded.WORDS.aims.getOrDefault(aim, Set.of()).contains(word)) {
          return aim;
        }
      }
    }
    return Aim.ANYTHING;
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  /** Read once, when the first question is asked. */
  private static final class Loaded {
    static final FieldWords WORDS = new FieldWords();
  }

  /** Whether the text asks something: it begins with such a word, or ends with a question mark. */
  static boolean isQuestion(String text, List<String> words) {
    return words.size() > 1
        && (text.strip().endsWith("?") || Loaded.WORDS.asking.contains(words.getFirst()));
  }

  /** Whether these are the words of a sentence: three or more, and one that says little. */
  static boolean isSentence(List<String> words) {
    return words.size() > 2 && words.stream().anyMatch(Loaded.WORDS.small::contains);
  }

  /** The terms that say something; all of them when none does. */
  static List<Term> withoutSmallWords(List<Term> terms) {
    FieldWords known = Loaded.WORDS;
    List<Term> telling =
        terms.stream()
            .filter(
                term ->
                    term.exact()
                        || !(known.small.contains(bare(term)) || known.asking.contains(bare(term))))
            .toList();
    return telling.isEmpty() ? terms : telling;
  }

  private static String bare(Term term) {
    return term.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+$", "");
  }

  /** Words that mean the same in this field, without the word itself. */
  static Set<String> synonyms(String word) {
    String stem = stem(word);
    Set<String> same = new LinkedHashSet<>();
    for (List<String> group : Loaded.WORDS.groups) {
      if (group.stream().anyMatch(member -> stem(member).equals(stem))) {
        group.stream().filter(member -> !stem(member).equals(stem)).forEach(same::add);
      }
    }
    return same;
  }

  /** A word without its ending, in lower case; a short word is its own stem. */
  static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      if (lower.endsWith(ending) && lower.length() - ending.length() >= SHORTEST_STEM) {
        return lower.substring(0, lower.length() - ending.length());
      }
    }
    return lower;
  }
}
