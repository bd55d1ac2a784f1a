package dev.memories.redact.value;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.WordTable;
import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Word lists that tell plain values from secrets, from {@code plain-words.txt}. */
public enum PlainWords {
  /** Settings and types, which are values of names such as {@code token}. */
  VALUE,
  /** Words that name a secret. */
  VOCABULARY,
  /** Technical terms that hold a digit. */
  TERM,
  /** Words of a sentence. */
  SENTENCE,
  /** Words between a name and its value. */
  COPULA,
  /** Words between a name and its copula. */
  FILLER,
  /** Words between a value and the name of what it is. */
  AS,
  /** First words of the names of secrets in English, and of those that are no words. */
  ENGLISH,
  /** Words that stand before a name to say that its value follows. */
  DECLARATION,
  /** Words before "key" in the name of a key that is no secret. */
  PUBLIC_KEY,
  /** Last parts of names that are about a secret and hold none. */
  DESCRIPTION;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<String> words = read("[" + name().toLowerCase(Locale.ROOT) + "]");

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final WordTable table = new WordTable(words);

  public boolean contains(String word) {
    return table.contains(word, 0, word.length());
  }

  /** Whether a part of a value is a word of the list, in any case. */
  boolean contains(String value, int from, int to) {
    return table.contains(value, from, to);
  }

  /** Whether a part of a text is a word of the list, in any case. */
  public boolean contains(CharText text, int from, int to) {
    return table.contains(text, from, to);
  }

  /** All words of the list, in lower case. */
  List<String> words() {
    return words;
  }

  private static List<String> read(String heading) {
    List<String> words = new ArrayList<>();
    boolean inList = false;
    for (String line : DataFile.entries(PlainWords.class, "plain-words.txt")) {
      if (line.startsWith("[")) {
        inList = line.equals(heading);
      } else if (inList) {
        words.addAll(List.of(line.split(" +")));
      }
    }
    return List.copyOf(words);
  }
}
