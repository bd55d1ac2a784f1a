package dev.memories.shellline;

import java.util.List;

/**
 * A parsed shell command line: its programs, and whether the exit code of the line tells theirs.
 *
 * <p>The parser knows quotes, {@code $(...)}, connectors and here-documents. It expands nothing.
 */
public record ShellLine(List<Segment> segments) {
  private static final String CD = "cd";

  public ShellLine {
    segments = List.copyOf(segments);
  }

  /**
   * A program with its arguments, without quotes.
   *
   * @param decides whether exit code 0 of the line means that this program succeeded
   * @param writes whether its output goes to a file by {@code >}
   * @param raw as written, without a {@code 2>&1} at the end
   */
  public record Segment(List<String> words, boolean decides, boolean writes, String raw) {
    public Segment {
      words = List.copyOf(words);
    }

    /** The file name in the first word; empty when there are no words. */
    public String program() {
      if (words.isEmpty()) {
        return "";
      }
      String first = words.getFirst();
      return first.substring(first.lastIndexOf('/') + 1);
    }

    /** All words but the first. */
    public List<String> arguments() {
      return words.isEmpty() ? words : words.subList(1, words.size());
    }
  }

  /** Parses a line; an incomplete one, such as with an open quote, is parsed to its end. */
  public static ShellLine parse(String line) {
    return new ShellLine(new ShellLineParser(line).parse());
  }

  /** The parts, as written, that must have succeeded when the line exits with 0. */
  public List<String> provenByExitZero() {
    return segments.stream()
        .filter(part -> part.decides() && !part.program().equals(CD))
        .map(Segment::raw)
        .toList();
  }

  /** A key for lines of the same effect: without extra white space, {@code 2>&1} and a first cd. */
  public static String key(String line) {
    String folded = line.strip().replaceAll("\\s+", " ").replaceAll(" 2>&1$", "");
    List<Segment> segments = parse(folded).segments();
    if (segments.size() < 2 || !segments.getFirst().program().equals(CD)) {
      return folded;
    }
    String rest = folded.substring(segments.getFirst().raw().length()).strip();
    return rest.startsWith("&&") ? rest.substring("&&".length()).strip() : folded;
  }
}
