package dev.memories.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.impl.DefaultParser;

/** The command lines in a text that was pasted: one a line, unless a quote is open. */
final class PastedLines {
  private PastedLines() {}

  static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      open.append(open.isEmpty() ? "" : "\n").append(line);
      if (!LineQuotes.isOpen(open.toString())) {
        lines.add(open.toString());
        open.setLength(0);
      }
    }
    if (!open.isEmpty()) {
      lines.add(open.toString());
    }
    return lines.stream().filter(line -> !line.isBlank()).toList();
  }

  /** The words of a line. */
  static List<String> words(String line) {
    return new DefaultParser().parse(line.strip(), 0).words();
  }
}
