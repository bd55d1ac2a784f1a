package dev.memories.cli.install;

import java.io.IOException;

/** A text with a block of ours between two marks, such as an {@code AGENTS.md}. */
record MarkedBlock(String text) {
  private static final String BEGIN = "<!-- memories: begin -->";
  private static final String END = "<!-- memories: end -->";

  boolean isInstalled() throws IOException {
    check();
    return text.contains(BEGIN);
  }

  /** The text with the block: in its old place, or at the end. */
  MarkedBlock with(String block) throws IOException {
    check();
    String marked = BEGIN + "\n" + block.strip() + "\n" + END + "\n";
    int begin = text.indexOf(BEGIN);
    if (begin >= 0) {
      return new MarkedBlock(text.substring(0, begin) + marked + text.substring(end()));
    }
    return new MarkedBlock(text + gap() + marked);
  }

  /** What separates the block from the text before it. */
  private String gap() {
    return text.isEmpty() ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  }

  /** The text without the block and the empty line before it. */
  MarkedBlock without() throws IOException {
    check();
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return this;
    }
    String before = text.substring(0, begin);
    String kept = before.endsWith("\n\n") ? before.substring(0, before.length() - 1) : before;
    return new MarkedBlock(kept + text.substring(end()));
  }

  private int end() {
    int end = text.indexOf(END) + END.length();
    return end < text.length() && text.charAt(end) == '\n' ? end + 1 : end;
  }

  private void check() throws IOException {
    int begins = count(BEGIN);
    if (begins > 1 || begins != count(END) || text.indexOf(BEGIN) > text.indexOf(END)) {
      throw new IOException(
          "its marks \"" + BEGIN + "\" and \"" + END + "\" are not one pair in this order");
    }
  }

  private int count(String mark) {
    int count = 0;
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      count++;
    }
    return count;
  }
}
