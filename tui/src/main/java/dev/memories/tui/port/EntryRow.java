package dev.memories.tui.port;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the list pane.
 *
 * @param title one line, not yet safe for a terminal
 * @param summary one more line about the entry; may be empty
 * @param when the time to show
 */
public record EntryRow(
    Subject subject, String title, String summary, Optional<Instant> when, Optional<Badge> badge) {
  /** A short word at the end of a row: {@code pruned}, {@code up-to-date}. */
  public record Badge(String word, Tone tone) {}

  /** A row that has only a title. */
  public static EntryRow named(Subject subject, String title) {
    return new EntryRow(subject, title, "", Optional.empty(), Optional.empty());
  }
}
