package dev.memories.tui.text;

import java.util.List;

/**
 * A line of text being edited, with its cursor.
 *
 * @param before the text to the left of the cursor
 * @param after the text to the right of the cursor
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

  /** Inserts text at the cursor; its line breaks become spaces. */
  public EditableLine insert(String text) {
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

  /** Deletes the word before the cursor, like Ctrl-W in a shell. */
  public EditableLine deleteWord() {
    String trimmed = before.stripTrailing();
    return new EditableLine(trimmed.substring(0, trimmed.lastIndexOf(' ') + 1), after);
  }

  /** Deletes the text before the cursor, like Ctrl-U in a shell. */
  public EditableLine deleteBefore() {
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
