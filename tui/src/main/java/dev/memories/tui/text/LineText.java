package dev.memories.tui.text;

import java.util.List;

/**
 * One line being typed, with its cursor.
 *
 * @param before what stands left of the cursor
 * @param after what stands right of it
 */
public record LineText(String before, String after) {
  public static final LineText EMPTY = new LineText("", "");

  public static LineText of(String text) {
    return new LineText(text, "");
  }

  public String text() {
    return before + after;
  }

  public boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  /** Typed or pasted text; its line breaks become spaces. */
  public LineText typed(String text) {
    return new LineText(before + text.replaceAll("\\R", " "), after);
  }

  public LineText left() {
    String last = lastCluster(before);
    return new LineText(dropEnd(before, last.length()), last + after);
  }

  public LineText right() {
    String first = firstCluster(after);
    return new LineText(before + first, after.substring(first.length()));
  }

  public LineText home() {
    return new LineText("", text());
  }

  public LineText end() {
    return of(text());
  }

  public LineText backspace() {
    return new LineText(dropEnd(before, lastCluster(before).length()), after);
  }

  public LineText delete() {
    return new LineText(before, after.substring(firstCluster(after).length()));
  }

  /** Drops the word left of the cursor, as Ctrl-W does in a shell. */
  public LineText dropWord() {
    String trimmed = before.stripTrailing();
    return new LineText(trimmed.substring(0, trimmed.lastIndexOf(' ') + 1), after);
  }

  /** Drops everything left of the cursor, as Ctrl-U does in a shell. */
  public LineText dropBefore() {
    return new LineText("", after);
  }

  private static String dropEnd(String text, int length) {
    return text.substring(0, text.length() - length);
  }

  private static String firstCluster(String text) {
    List<String> clusters = Clusters.of(text);
    return clusters.isEmpty() ? "" : clusters.getFirst();
  }

  private static String lastCluster(String text) {
    List<String> clusters = Clusters.of(text);
    return clusters.isEmpty() ? "" : clusters.getLast();
  }
}
