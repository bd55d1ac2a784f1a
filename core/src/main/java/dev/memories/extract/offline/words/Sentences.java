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
              + "|bzw|ca|vgl|usw|etc|nr|no|vs|p\\.\\s?ej|approx|resp|inkl|evtl|ggf|ecc|bijv|enz|np|itd|itp|máx|mín|aprox|t\\.\\s?ex|bl\\.\\s?a|dvs|osv|напр|др|тыс)\\.");

  /**
   * A number with a full stop, as in {@code since 1.8. in millis} of German and other languages.
   */
  private static final Pattern ORDINAL = Pattern.compile(".*\\d\\.");

  /** A figure such as {@code 1.08}: who writes no capital letters may end a sentence with it. */
  private static final Pattern DECIMAL = Pattern.compile(".*(?<![\\d.])\\d+[.,]\\d{2,}\\.");

  private static final Pattern CAPITAL_BEGIN = Pattern.compile("(?:^|[.!?]\\s+)\\p{Lu}");

  private static final Pattern LOWER_CASE = Pattern.compile("\\s+\\p{Ll}");
  private static final String MARKS = ".!?。！？";
  private static final int LEAST_CHARS = 8;

  /** No abbreviation is longer, with what stands before it. */
  private static final int MOST_ABBREVIATED_CHARS = 12;

  private static final int MOST_BRACKETED_CHARS = 80;

  private Sentences() {}

  static boolean isQuestion(String text) {
    return text.endsWith("?") || text.endsWith("？");
  }

  static boolean endsInColon(String text) {
    return text.endsWith(":") || text.endsWith("：");
  }

  static List<String> of(String line) {
    List<String> sentences = new ArrayList<>();
    Matcher end = END.matcher(line);
    int from = 0;
    for (int at = mark(line, 0); at >= 0 && end.find(at); at = mark(line, end.end())) {
      String sentence = line.substring(from, end.end()).strip();
      // A mark that nothing closes opens no code: some programs quote `like this'.
      boolean isInCode =
          line.indexOf('`', end.start()) >= 0
              && line.substring(from, end.start()).chars().filter(c -> c == '`').count() % 2 == 1;
      if (sentence.length() >= LEAST_CHARS
          && !isInCode
          && !isInBrackets(line, from, end.start())
          && !isAbbreviated(sentence)
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

  /** Whether a bracket is open that closes soon: {@code (max. 20 s)}. */
  private static boolean isInBrackets(String line, int from, int end) {
    int open = line.lastIndexOf('(', end);
    if (open < from || line.lastIndexOf(')', end) > open) {
      return false;
    }
    int close = line.indexOf(')', end);
    return close >= 0 && close - open <= MOST_BRACKETED_CHARS;
  }

  /** The next place where a sentence can end, or -1: a pattern would try every character. */
  private static int mark(String line, int from) {
    for (int at = from; at < line.length(); at++) {
      if (MARKS.indexOf(line.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isAbbreviated(String sentence) {
    return sentence.endsWith(".")
        && ABBREVIATION
            .matcher(sentence)
            .useAnchoringBounds(false)
            .region(Math.max(0, sentence.length() - MOST_ABBREVIATED_CHARS), sentence.length())
            .matches()
        && ABBREVIATION.matcher(sentence).matches();
  }

  private static boolean isOrdinal(String sentence, String line, int end) {
    if (!sentence.endsWith(".")) {
      return false;
    }
    boolean isFigure = DECIMAL.matcher(sentence).matches() && !CAPITAL_BEGIN.matcher(line).find();
    return !isFigure
        && ORDINAL.matcher(sentence).matches()
        && LOWER_CASE.matcher(line).region(end, line.length()).lookingAt();
  }
}
