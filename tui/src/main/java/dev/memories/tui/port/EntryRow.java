package dev.memories.tui.port;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the list pane.
 *
 * @param title what it is called, one line, as the memory spells it (not yet safe for a terminal)
 * @param summary more about it, one line; may be empty
 * @param when the time it is listed by
 */
public record EntryRow(
    Subject subject, String title, String summary, Optional<Instant> when, Optional<Badge> badge) {
  /** A row of a name alone. */
  public static EntryRow named(Subject subject, String title) {
    return new EntryRow(subject, title, "", Optional.empty(), Optional.empty());
  }
}
