package dev.memories.extract.offline.words;

import dev.memories.text.DataFile;
import java.util.Set;

/** The words that deny something, in several languages. */
public final class Denials {
  private static final Set<String> WORDS = DataFile.words(Denials.class, "denials.txt");

  private Denials() {}

  public static boolean contain(String lowerCase) {
    return WORDS.contains(lowerCase);
  }
}
