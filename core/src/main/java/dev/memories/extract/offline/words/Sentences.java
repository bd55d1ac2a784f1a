package dev.memories.extract.offline.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a line of prose into sentences, each as it stands in the line. */
final class Sentences {
  private static final Pattern END = Pattern.compile("[.!?]+[\"')\\]`*_]*(?=\\s)|[。！？]+[”」』）]*");
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?i)(?:^|.*[\\s(])(?:[\\p{Lu}\\p{Ll}]|\\p{L}\\.\\p{L}|e\\.g|i\\.e|z\\.\\s?B|u\\.\\s?a|d\\.\\s?h"
              + "|bzw|ca|vgl|usw|etc|nr|no|vs|p\\.\\s?ej|approx|resp|inkl|evtl|ggf|ecc|bijv|enz|np|itd|itp|напр|др|тыс)\\.");

  /**
   * A number with a full stop, as in {@code since 1.8. in millis} of German and other languages.
   */
  private static final Pattern ORDINAL = Pattern.compile(".*\\d\\.");

  /** A figure such as {@code 1.08}: who writes no capital letters may end a sentence with it. */
  private static final Pattern DECIMAL = Pattern.compile(".*(?<![\\d.])\\d+[.,]\\d{2,}\\.");

  private static final Pattern CAPITAL_BEGIN = Pattern.compile("(?:^|[.!?]\\s+)\\p{Lu}");

  private static final Pattern LOWER_CASE = Pattern.compile("\\s+\\p{Ll}");
  private static final int LEAST_CHARS = 8;

  private Sentences() {}

  static List<String> of(String line) {
    List<String> sentences = new ArrayList<>();
    Matcher end = END.matcher(line);
    int from = 0;
    while (end.find()) {
      String sentence = line.substring(from, end.end()).strip();
      // A mark that nothing closes opens no code: some programs quote `like this'.
      boolean isInCode =
          line.substring(from, end.start()).chars().filter(c -> c == '`').count() % 2 == 1
              && line.indexOf('`', end.start()) >= 0;
      if (sentence.length() >= LEAST_CHARS
          && !isInCode
          && !ABBREVIATION.matcher(sentence).matches()
          && !isOrdinal(sentence, line, end.end())) {
        sentences.add(sentence);
        from = end.end();
      }
    }
    String rest = line.substring(from).strip();
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
    return sentences;
  }

  private static boolean isOrdinal(String sentence, String line, int end) {
    boolean isFigure = DECIMAL.matcher(sentence).matches() && !CAPITAL_BEGIN.matcher(line).find();
    return !isFigure
        && ORDINAL.matcher(sentence).matches()
        && LOWER_CASE.matcher(line).region(end, line.length()).lookingAt();
  }
}
