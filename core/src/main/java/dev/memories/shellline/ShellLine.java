package dev.memories.shellline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A parsed shell command line: its programs, and whether the exit code of the line tells theirs.
 *
 * <p>The parser knows quotes, {@code $(...)}, connectors and here-documents. It expands nothing.
 */
public record ShellLine(List<Segment> segments) {
  private static final String CD = "cd";
  private static final Set<String> SETUP = Set.of("cd", "source", ".", "export", "set", "mkdir");

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

  /** Whether every part but the last only prepares it, and not just by {@code cd}. */
  public boolean isOneWithSetup() {
    List<Segment> before = segments.subList(0, Math.max(0, segments.size() - 1));
    return before.stream().allMatch(segment -> SETUP.contains(segment.program()))
        && before.stream().anyMatch(segment -> !segment.program().equals(CD));
  }

  /** Parses a line; an incomplete one, such as with an open quote, is parsed to its end. */
  public static ShellLine parse(String line) {
    return new ShellLine(new ShellLineParser(line).parse());
  }

  /**
   * The parts, as written, that must have succeeded when the line exits with 0, without those that
   * only prepare the others. Each stands behind what prepares it, except {@code cd}: {@code . env
   * && make && make test} gives {@code . env && make} and {@code . env && make test}.
   */
  public List<String> provenByExitZero() {
    List<String> proven = new ArrayList<>();
    StringBuilder setup = new StringBuilder();
    for (Segment part : segments) {
      boolean isSetup = SETUP.contains(part.program());
      if (isSetup && !part.program().equals(CD)) {
        setup.append(part.raw()).append(" && ");
      } else if (!isSetup && part.decides()) {
        proven.add(setup + part.raw());
      }
    }
    return List.copyOf(proven);
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
