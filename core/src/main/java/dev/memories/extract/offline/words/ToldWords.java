package dev.memories.extract.offline.words;

import dev.memories.text.DataFile;
import dev.memories.text.Letters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that a task's section already holds, to pass over sentences that add nothing to them.
 *
 * <p>Compares the beginnings of words, so that {@code written} is {@code write} again. A text
 * without spaces between words, or a Korean one, adds nothing where it is short, names something
 * and all its names are known.
 */
public final class ToldWords {
  private static final int STEM_CHARS = 4;
  private static final int LEAST_CHARS = 3;
  private static final int LEAST_NEWS = 2;

  /** So many characters hold a verb such as {@code を追加しました}. */
  private static final int FEW_CHARS = 12;

  private static final Pattern WITHOUT_SPACES =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]");
  private static final Pattern NAME = Pattern.compile(".*(?:\\d|[._/:-]\\w|\\p{Ll}\\p{Lu}).*");

  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./:%-]*(?<![.:/-])");

  /** Marks inside of a name; at its end they belong to the sentence. */
  private static final String INNER_MARKS = "./:-";

  /** A name in code. A path is none: it only says where something is. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("\\w*(?:_\\w|::\\w|\\p{Ll}\\p{Lu})[\\w:]*");

  /** Words of any sentence, and verbs by which agents say that they are done. */
  private static final Set<String> COMMON = DataFile.words(ToldWords.class, "common-words.txt");

  private final StringBuilder texts = new StringBuilder();
  private final Set<String> stems = new HashSet<>();

  public void add(String text) {
    texts.append(text.toLowerCase(Locale.ROOT)).append('\n');
    wordsIn(text).forEach(word -> stems.add(stem(word)));
  }

  /** Whether a sentence holds a new name or number, denies something, or has two new words. */
  public boolean lacks(String sentence) {
    if (Letters.mayBeUnspaced(sentence) && WITHOUT_SPACES.matcher(sentence).find()) {
      List<String> names = NAMES.matcher(sentence).results().map(MatchResult::group).toList();
      return Denials.areIn(sentence)
          || WITHOUT_SPACES.matcher(sentence).results().count() > FEW_CHARS
          || names.isEmpty()
          || names.stream().anyMatch(this::isNew);
    }
    int news = 0;
    for (String word : Set.copyOf(wordsIn(sentence))) {
      String lower = word.toLowerCase(Locale.ROOT);
      boolean isName = NAME.matcher(word).matches();
      if (Denials.contain(lower) || (isName && isNew(word))) {
        return true;
      }
      if (!isName
          && word.length() >= LEAST_CHARS
          && !COMMON.contains(lower)
          && !stems.contains(stem(word))) {
        news++;
      }
    }
    return news >= LEAST_NEWS;
  }

  private boolean isNew(String name) {
    return texts.indexOf(name.toLowerCase(Locale.ROOT)) < 0;
  }

  /** Whether a sentence holds one of the words that matter in the texts. */
  public boolean shares(String sentence) {
    return wordsIn(sentence).stream()
        .filter(word -> word.length() >= STEM_CHARS && !isCommon(word))
        .anyMatch(word -> stems.contains(stem(word)));
  }

  /** Whether a sentence holds an identifier of the texts, or two of the words that matter. */
  public boolean areAbout(String sentence) {
    Set<String> shared = new HashSet<>();
    for (String word : wordsIn(sentence)) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (IDENTIFIER.matcher(word).matches() && texts.indexOf(lower) >= 0) {
        return true;
      }
      if (word.length() >= STEM_CHARS && !isCommon(word) && stems.contains(stem(word))) {
        shared.add(stem(word));
      }
    }
    return shared.size() >= LEAST_NEWS;
  }

  /** The words of a sentence that the texts do not hold. */
  public String without(String sentence) {
    return wordsIn(sentence).stream()
        .filter(word -> !stems.contains(stem(word)))
        .collect(Collectors.joining(" "));
  }

  private static boolean isCommon(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return COMMON.contains(lower) || Denials.contain(lower);
  }

  private static List<String> wordsIn(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      int end = at; // behind the last character that is no mark
      while (at < text.length()) {
        int point = text.codePointAt(at);
        boolean isWord = isWordPart(point);
        if (!isWord && (end == start || INNER_MARKS.indexOf(point) < 0)) {
          break;
        }
        at += Character.charCount(point);
        end = isWord ? at : end;
      }
      if (end > start) {
        words.add(text.substring(start, end));
      } else {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return words;
  }

  private static boolean isWordPart(int point) {
    return Character.isLetterOrDigit(point)
        || point == '_'
        || Character.getType(point) == Character.LETTER_NUMBER
        || Character.getType(point) == Character.OTHER_NUMBER;
  }

  private static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.substring(0, Math.min(lower.length(), STEM_CHARS));
  }
}
