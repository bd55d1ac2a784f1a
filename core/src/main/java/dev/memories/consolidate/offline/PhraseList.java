package dev.memories.consolidate.offline;

import dev.memories.text.DataFile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A list of words or phrases, read from a resource beside this class. */
final class PhraseList {
  private static final Pattern SPACED_WORDS =
      Pattern.compile(
          "[\\p{L}\\p{N}' ]+(?<![\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}])");

  private final Set<String> all;

  /** Phrases of spaced words, with a space at both ends. */
  private final List<String> spaced;

  /**
   * Phrases with punctuation or in scripts without spaces or with endings (Korean), matched as they
   * are.
   */
  private final List<String> exact;

  private PhraseList(List<String> phrases) {
    this.all = Set.copyOf(new HashSet<>(phrases));
    this.spaced =
        phrases.stream()
            .filter(phrase -> SPACED_WORDS.matcher(phrase).matches())
            .map(phrase -> " " + phrase + " ")
            .toList();
    this.exact =
        phrases.stream().filter(phrase -> !SPACED_WORDS.matcher(phrase).matches()).toList();
  }

  /** Reads {@code <name>.txt}: UTF-8, one phrase a line, {@code #} begins a comment line. */
  static PhraseList load(String name) {
    return new PhraseList(DataFile.entries(PhraseList.class, name + ".txt"));
  }

  boolean contains(String phrase) {
    return all.contains(phrase);
  }

  boolean anyBegins(String text) {
    return all.stream().anyMatch(text::startsWith);
  }

  boolean anyIn(String text) {
    return all.stream().anyMatch(text::contains);
  }

  /** Whether one of the phrases stands in the text as whole words, in any case. */
  boolean anyWordIn(String text) {
    String words = words(text);
    String lower = text.toLowerCase(Locale.ROOT);
    return spaced.stream().anyMatch(words::contains) || exact.stream().anyMatch(lower::contains);
  }

  /** Whether the text begins with one of the phrases as whole words, in any case. */
  boolean leads(String text) {
    String words = words(text);
    String lower = text.toLowerCase(Locale.ROOT);
    return spaced.stream().anyMatch(words::startsWith)
        || exact.stream().anyMatch(lower::startsWith);
  }

  private static String words(String text) {
    return " " + StatementKey.of(text).joined() + " ";
  }
}
