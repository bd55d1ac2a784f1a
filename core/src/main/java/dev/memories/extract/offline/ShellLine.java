package dev.memories.extract.offline;

import java.util.List;

/**
 * A shell command line taken apart far enough to tell which programs ran and whose exit code is
 * seen.
 *
 * <p>Knows quotes, {@code $(...)}, connectors and here-documents; expands nothing.
 */
record ShellLine(List<Segment> segments) {
  ShellLine {
    segments = List.copyOf(segments);
  }

  /**
   * One program with its arguments, unquoted.
   *
   * @param decides whether exit code 0 of the line means that this program ended with 0
   * @param writes whether its output goes to a file by {@code >}
   * @param raw as it stands in the line, without a last {@code 2>&1}
   */
  record Segment(List<String> words, boolean decides, boolean writes, String raw) {
    Segment {
      words = List.copyOf(words);
    }

    /** Its first word's file name; empty for a bare assignment. */
    String program() {
      if (words.isEmpty()) {
        return "";
      }
      String first = words.getFirst();
      return first.substring(first.lastIndexOf('/') + 1);
    }

    List<String> arguments() {
      return words.isEmpty() ? words : words.subList(1, words.size());
    }
  }

  static ShellLine parse(String line) {
    return new ShellLine(new ShellLineParser(line).parse());
  }
}
