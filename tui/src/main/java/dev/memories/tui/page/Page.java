package dev.memories.tui.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A document laid out for the preview.
 *
 * @param text the document as it is, for the copy menu
 * @param file where it lies, if it is a file
 * @param linesBefore how many lines of the file come before the text
 */
public record Page(List<PageLine> lines, String text, Optional<Path> file, int linesBefore) {
  public Page {
    lines = List.copyOf(lines);
  }

  /** The first line that carries the anchor, or -1. */
  public int lineOf(String anchor) {
    return IntStream.range(0, lines.size())
        .filter(at -> lines.get(at).anchors().contains(anchor))
        .findFirst()
        .orElse(-1);
  }
}
