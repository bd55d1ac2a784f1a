package dev.memories.trace;

import dev.memories.markdown.MarkdownPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  public TraceBullet {
    lines = List.copyOf(lines);
  }

  /** Takes the marks {@code [L12, L15]} out of the text, but not out of its code spans. */
  public static TraceBullet parse(String text) {
    StringBuilder rest = new StringBuilder();
    TreeSet<Integer> lines = new TreeSet<>();
    for (MarkdownPiece piece : MarkdownPiece.of(text)) {
      rest.append(
          switch (piece) {
            case MarkdownPiece.Code(var raw, _) -> raw;
            case MarkdownPiece.Plain(var raw) -> withoutEvidence(raw, lines);
          });
    }
    return new TraceBullet(rest.toString().strip(), List.copyOf(lines));
  }

  private static String withoutEvidence(String plain, TreeSet<Integer> lines) {
    Matcher marks = EVIDENCE.matcher(plain);
    while (marks.find()) {
      NUMBER
          .matcher(marks.group())
          .results()
          .map(n -> Integer.valueOf(n.group()))
          .forEach(lines::add);
    }
    return marks.replaceAll("");
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
