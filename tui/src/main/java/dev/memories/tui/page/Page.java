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
}
