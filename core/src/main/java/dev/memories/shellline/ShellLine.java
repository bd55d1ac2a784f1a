package dev.memories.shellline;

import java.util.List;
import java.util.Set;

/**
 * A shell command line taken apart far enough to tell which programs ran and whose exit code is
 * seen.
 *
 * <p>Knows quotes, {@code $(...)}, connectors and here-documents; expands nothing.
 */
public record ShellLine(List<Segment> segments) {
  private static final String CHANGE_OF_FOLDER = "cd";
  private static final Set<String> SETUP = Set.of("cd", "source", ".", "export", "set", "mkdir");

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

  /**
   * The line up to the end of one of its parts, when all parts before that one only prepare it
   * ({@code cd}, {@code source}, {@code export}); else that part alone.
   */
  public static String withSetup(String line, String part) {
    int end = line.indexOf(part) + part.length();
    if (end < part.length()) {
      return part;
    }
    List<Segment> before = parse(line.substring(0, end)).segments();
    boolean onlySetup =
        before.stream()
            .limit(Math.max(0, before.size() - 1L))
            .allMatch(segment -> SETUP.contains(segment.program()));
    return onlySetup ? line.substring(0, end) : part;
  }

  /** Whether every part but the last only prepares it. */
  public boolean isOneWithSetup() {
    return segments.size() > 1
        && segments.stream()
            .limit(segments.size() - 1L)
            .allMatch(segment -> SETUP.contains(segment.program()))
        && segments.stream().anyMatch(segment -> !segment.program().equals(CHANGE_OF_FOLDER));
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
