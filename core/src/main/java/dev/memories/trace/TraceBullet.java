package dev.memories.trace;

import dev.memories.markdown.MarkdownPiece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One bullet of a trace: what it says, and the lines of the rollout that show it.
 *
 * @param text one line of Markdown, without the evidence marks
 * @param lines the rollout's line numbers, ascending; empty when the bullet names none (a model's
 *     trace)
 */
public record TraceBullet(String text, List<Integer> lines) {
  private static final Pattern EVIDENCE =
      Pattern.compile("\\s*\\[L\\d{1,9}(?:\\s*[,–-]\\s*L?\\d{1,9})*]");
  private static final Pattern QUOTE = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** The greatest line number that a mark can hold. */
  private static final long MAX_LINE = 999_999_999;

  public TraceBullet {
    lines = List.copyOf(lines);
  }

  /** Makes a bullet that cites these lines of a rollout, in any order. */
  public static TraceBullet citing(String text, Collection<Long> lines) {
    return new TraceBullet(
        text,
        lines.stream().map(line -> (int) Math.min(line, MAX_LINE)).distinct().sorted().toList());
  }

  /** The bullet with more text, borne out by more lines. */
  public TraceBullet and(String more, Collection<Long> moreLines) {
    TreeSet<Integer> all = new TreeSet<>(lines);
    all.addAll(citing("", moreLines).lines());
    return new TraceBullet(text + more, List.copyOf(all));
  }

  /** The line of a list that {@link #parse} reads, without the bullet's mark. */
  public String markdown() {
    return lines.isEmpty()
        ? text
        : text
            + lines.stream().map(line -> "L" + line).collect(Collectors.joining(", ", " [", "]"));
  }

  /**
   * Takes the marks {@code [L12, L15]} out of the text, but not out of its code spans and quotes.
   */
  public static TraceBullet parse(String text) {
    StringBuilder rest = new StringBuilder();
    TreeSet<Integer> lines = new TreeSet<>();
    boolean inQuotes = false;
    for (MarkdownPiece piece : MarkdownPiece.of(text)) {
      switch (piece) {
        case MarkdownPiece.Code(var raw, _) -> rest.append(raw);
        case MarkdownPiece.Plain(var raw) ->
            inQuotes = addWithoutEvidence(raw, inQuotes, rest, lines);
      }
    }
    return new TraceBullet(rest.toString().strip(), List.copyOf(lines));
  }

  /** Returns whether a quote is still open at the end of the piece. */
  private static boolean addWithoutEvidence(
      String plain, boolean inQuotes, StringBuilder rest, TreeSet<Integer> lines) {
    boolean isQuoted = inQuotes;
    int done = 0;
    Matcher marks = EVIDENCE.matcher(plain);
    while (marks.find()) {
      String before = plain.substring(done, marks.start());
      isQuoted ^= before.chars().filter(c -> c == '"').count() % 2 == 1;
      rest.append(before);
      if (isQuoted) {
        rest.append(marks.group());
      } else {
        NUMBER
            .matcher(marks.group())
            .results()
            .map(n -> Integer.valueOf(n.group()))
            .forEach(lines::add);
      }
      done = marks.end();
    }
    String last = plain.substring(done);
    rest.append(last);
    return isQuoted ^ last.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  /** What stands between double quotes, in order; without code spans. */
  public List<String> quotes() {
    List<String> quotes = new ArrayList<>();
    for (MarkdownPiece piece : MarkdownPiece.of(text)) {
      if (piece instanceof MarkdownPiece.Plain(var raw)) {
        QUOTE.matcher(raw).results().map(quote -> quote.group(1)).forEach(quotes::add);
      }
    }
    return List.copyOf(quotes);
  }

  /** The contents of its code spans, in order. */
  public List<String> codes() {
    List<String> codes = new ArrayList<>();
    for (MarkdownPiece piece : MarkdownPiece.of(text)) {
      if (piece instanceof MarkdownPiece.Code(_, var content)) {
        codes.add(content);
      }
    }
    return List.copyOf(codes);
  }
}
