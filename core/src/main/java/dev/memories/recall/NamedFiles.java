package dev.memories.recall;

import dev.memories.markdown.MarkdownPiece;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The words in code spans that may be relative paths of files. */
final class NamedFiles {
  private static final int LONGEST = 200;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s=:;,\"'()]+");

  private NamedFiles() {}

  /** The words of one line, without {@code ./} before them. */
  static Set<String> in(String line) {
    Set<String> words = new LinkedHashSet<>();
    for (MarkdownPiece piece : MarkdownPiece.of(line)) {
      if (piece instanceof MarkdownPiece.Code code) {
        for (String word : BETWEEN_WORDS.split(code.content(), -1)) {
          String path = word.startsWith("./") ? word.substring(2) : word;
          if (mayBePath(path)) {
            words.add(path);
          }
        }
      }
    }
    return words;
  }

  private static boolean mayBePath(String word) {
    return word.length() > 2
        && word.length() <= LONGEST
        && !word.startsWith("/")
        && !word.startsWith("-")
        && (word.indexOf('.') >= 0 || word.indexOf('/') >= 0);
  }
}
