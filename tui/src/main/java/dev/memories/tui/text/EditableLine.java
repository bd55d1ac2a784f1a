package dev.memories.tui.text;

import java.util.List;

/**
 * One line being typed, with its cursor.
 *
 * @param before what stands left of the cursor
 * @param after what stands right of it
 */
public record EditableLine(String before, String after) {
  public static final EditableLine EMPTY = new EditableLine("", "");

  public static EditableLine of(String text) {
    return new EditableLine(text, "");
  }

  public String text() {
    return before + after;
  }

  public boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  /** Typed or pasted text; its line breaks become spaces. */
  public EditableLine typed(String text) {
    return new EditableLine(before + text.replaceAll("\\R", " "), after);
  }

  public EditableLine left() {
    String last = lastCluster(before);
    return new EditableLine(dropEnd(before, last.length()), last + after);
  }

  public EditableLine right() {
    String first = firstCluster(after);
    return new EditableLine(before + first, after.substring(first.length()));
  }

  public EditableLine home() {
    return new EditableLine("", text());
  }

  public EditableLine end() {
    return of(text());
  }

  public EditableLine backspace() {
    return new EditableLine(dropEnd(before, lastCluster(before).length()), after);
  }

  public EditableLine delete() {
    return new EditableLine(before, after.substring(firstCluster(after).length()));
  }

  /** Drops the word left of the cursor, as Ctrl-W does in a shell. */
  public EditableLine dropWord() {
    String trimmed = before.stripTrailing();
    return new EditableLine(trimmed.substring(0, trimmed.lastIndexOf(' ') + 1), after);
  }

  /** Drops everything left of the cursor, as Ctrl-U does in a shell. */
  public EditableLine dropBefore() {
    return new EditableLine("", after);
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
