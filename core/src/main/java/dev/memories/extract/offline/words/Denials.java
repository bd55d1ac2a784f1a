package dev.memories.extract.offline.words;

import dev.memories.text.DataFile;
import dev.memories.text.Letters;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that deny something, in several languages. */
public final class Denials {
  private static final Set<String> WORDS = DataFile.words(Denials.class, "denials.txt");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}'’]+");

  /** Denials of languages that write no spaces, or put them into the verb. */
  private static final Pattern WITHIN_WORDS =
      Pattern.compile("ません|ない|なく|なし|未[^来満]|不[^同]|没|无|無|않|없|못했|못한");

  private Denials() {}

  public static boolean contain(String lowerCase) {
    return WORDS.contains(lowerCase);
  }

  /** Whether one of the words of a text denies something. */
  public static boolean areIn(String text) {
    return BETWEEN_WORDS
            .splitAsStream(text)
            .anyMatch(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)))
        || (Letters.mayBeUnspaced(text) && WITHIN_WORDS.matcher(text).find());
  }
}
