package dev.memories.extract.offline.evidence;

import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words and phrases that signal a meaning, read from a data file.
 *
 * <p>One entry a line: its kind, then the phrase; {@code begin} before the phrase limits it to the
 * start of a text. Phrases are matched without regard to case and at word borders. Scripts that
 * write no spaces between words (Chinese, Japanese) have no word borders.
 */
final class CueWords {
  private static final String BEGIN = "begin ";
  private static final Pattern UNSPACED =
      Pattern.compile(".*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].*");

  private final Map<String, Pattern> anywhere;
  private final Map<String, Pattern> atBegin;

  private CueWords(Map<String, Pattern> anywhere, Map<String, Pattern> atBegin) {
    this.anywhere = anywhere;
    this.atBegin = atBegin;
  }

  /** Reads a data file beside this class. */
  static CueWords load(String file) {
    Map<String, List<String>> anywhere = new HashMap<>();
    Map<String, List<String>> atBegin = new HashMap<>();
    for (String entry : DataFile.entries(CueWords.class, file)) {
      String[] parts = entry.split("\\s+", 2);
      boolean begin = parts[1].startsWith(BEGIN);
      String phrase = parts[1].substring(begin ? BEGIN.length() : 0).strip();
      (begin ? atBegin : anywhere).computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(phrase);
    }
    return new CueWords(patterns(anywhere), patterns(atBegin));
  }

  private static Map<String, Pattern> patterns(Map<String, List<String>> phrases) {
    return phrases.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> pattern(entry.getValue())));
  }

  private static Pattern pattern(List<String> phrases) {
    return Pattern.compile(
        phrases.stream().map(CueWords::bounded).collect(Collectors.joining("|", "(?:", ")")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String bounded(String phrase) {
    String words =
        Stream.of(phrase.split(" ", -1)).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    return UNSPACED.matcher(phrase).matches()
        ? words
        : "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])";
  }

  /** Whether a phrase of this kind stands anywhere in the text. */
  boolean has(String kind, String text) {
    Pattern pattern = anywhere.get(kind);
    return pattern != null && pattern.matcher(text).find();
  }

  /** Whether the text begins with a phrase that is limited to the start. */
  boolean begins(String kind, String text) {
    Pattern pattern = atBegin.get(kind);
    return pattern != null && pattern.matcher(text).lookingAt();
  }
}
