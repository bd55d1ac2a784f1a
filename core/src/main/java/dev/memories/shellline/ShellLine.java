package dev.memories.shellline;

import java.util.List;

/**
 * A shell command line taken apart far enough to tell which programs ran and whose exit code is
 * seen.
 *
 * <p>Knows quotes, {@code $(...)}, connectors and here-documents; expands nothing.
 */
public record ShellLine(List<Segment> segments) {
  private static final String CHANGE_OF_FOLDER = "cd";

  public ShellLine {
    segments = List.copyOf(segments);
  }

  /**
   * One program with its arguments, unquoted.
   *
   * @param decides whether exit code 0 of the line means that this program ended with 0
   * @param writes whether its output goes to a file by {@code >}
   * @param raw as it stands in the line, without a last {@code 2>&1}
   */
  public record Segment(List<String> words, boolean decides, boolean writes, String raw) {
    public Segment {
      words = List.copyOf(words);
    }

    /** Its first word's file name; empty for a bare assignment. */
    public String program() {
      if (words.isEmpty()) {
        return "";
      }
      String first = words.getFirst();
      return first.substring(first.lastIndexOf('/') + 1);
    }

    public List<String> arguments() {
      return words.isEmpty() ? words : words.subList(1, words.size());
    }
  }

  /** Takes a line apart; a broken one is read to its end. */
  public static ShellLine parse(String line) {
    return new ShellLine(new ShellLineParser(line).parse());
  }

  /** The parts, as written, that are shown to have passed when the whole line exits with 0. */
  public List<String> provenByExitZero() {
    return segments.stream()
        .filter(part -> part.decides() && !part.program().equals(CHANGE_OF_FOLDER))
        .map(Segment::raw)
        .toList();
  }

  /** The line without what does not change what it does: white space, merged output, a first cd. */
  public static String key(String line) {
    String folded = line.strip().replaceAll("\\s+", " ").replaceAll(" 2>&1$", "");
    List<Segment> segments = parse(folded).segments();
    if (segments.size() < 2 || !segments.getFirst().program().equals(CHANGE_OF_FOLDER)) {
      return folded;
    }
    String rest = folded.substring(segments.getFirst().raw().length()).strip();
    return rest.startsWith("&&") ? rest.substring("&&".length()).strip() : folded;
  }
}
