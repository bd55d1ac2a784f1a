package dev.memories.tui.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A document laid out for the preview.
 *
 * @param text the text of the document, for the copy menu
 * @param file the file of the document, if it has one
 * @param linesBefore the number of lines of the file before the text
 */
public record Page(List<PageLine> lines, String text, Optional<Path> file, int linesBefore) {
  /** A shorter part of a longer text may stand anywhere. In letters and digits. */
  private static final int SHORTEST_MATCH = 12;

  public Page {
    lines = List.copyOf(lines);
  }

  /** The first line with this citation, or -1. */
  public int lineOf(String anchor) {
    return IntStream.range(0, lines.size())
        .filter(at -> lines.get(at).anchors().contains(anchor))
        .findFirst()
        .orElse(-1);
  }

  /**
   * The first line that comes from the bullet or paragraph with this text, or -1. Only letters and
   * digits count, because quotes and marks are not shown.
   */
  public int lineSaying(String wanted) {
    String said = letters(wanted);
    List<String> source = text.lines().toList();
    int best = -1;
    int longest = 0;
    for (int at = 0; at < source.size(); at++) {
      String line = letters(source.get(at));
      boolean says = line.contains(said) || (line.length() > longest && said.startsWith(line));
      if (!said.isEmpty() && says && Math.min(line.length(), said.length()) > longest) {
        best = at + 1;
        longest = Math.min(line.length(), said.length());
      }
    }
    return longest < Math.min(said.length(), SHORTEST_MATCH) ? -1 : lineFrom(best);
  }

  /**
   * The first line with one of these citations; otherwise with the last citation before the first
   * of them, or -1. A session in front of the line number makes no difference.
   */
  public int lineNear(List<String> citations) {
    if (citations.isEmpty()) {
      return -1;
    }
    long wanted = lineNumber(citations.getFirst());
    long nearest = -1;
    int best = -1;
    for (int at = 0; at < lines.size(); at++) {
      for (String anchor : lines.get(at).anchors()) {
        long cited = lineNumber(anchor);
        if (cited <= wanted && cited > nearest) {
          nearest = cited;
          best = at;
        }
      }
    }
    return best;
  }

  private int lineFrom(int source) {
    return IntStream.range(0, lines.size())
        .filter(at -> lines.get(at).source() == source)
        .findFirst()
        .orElse(-1);
  }

  private static long lineNumber(String citation) {
    return Long.parseLong(citation.substring(citation.lastIndexOf('L') + 1));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
