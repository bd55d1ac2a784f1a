package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.words.Denials;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds figures that a text denies, like the 3 of {@code a factor of 2.3, not 3}. */
final class DeniedFigures {
  private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)?\\p{Punct}*");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;()]+");
  private static final Pattern FIGURE_END = Pattern.compile("\\p{Punct}+$");

  private DeniedFigures() {}

  static List<String> in(String text) {
    String[] words = BETWEEN_WORDS.split(text, -1);
    List<String> denied = new ArrayList<>();
    for (int i = 0; i + 1 < words.length; i++) {
      if (Denials.contain(words[i].toLowerCase(Locale.ROOT))
          && FIGURE.matcher(words[i + 1]).matches()) {
        denied.add(FIGURE_END.matcher(words[i + 1]).replaceFirst(""));
      }
    }
    return denied;
  }

  /** Whether a text holds a figure as it stands, not as a part of another one. */
  static boolean isNamed(String figure, String text) {
    return text.contains(figure)
        && Pattern.compile("(?<![\\d.,])" + Pattern.quote(figure) + "(?![\\d.,]*\\d)")
            .matcher(text)
            .find();
  }
}
