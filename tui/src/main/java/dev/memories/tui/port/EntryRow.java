package dev.memories.tui.port;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the list pane.
 *
 * @param title one line, not yet safe for a terminal
 * @param summary one more line about the entry; may be empty
 * @param when the time to show
 * @param size the bytes of the session or document; 0 when unknown
 * @param failed whether the session, or its extraction, failed
 */
public record EntryRow(
    Subject subject,
    String title,
    String summary,
    Optional<Instant> when,
    Optional<Badge> badge,
    long size,
    boolean failed) {
  /** A row of unknown size that did not fail. */
  public EntryRow(
      Subject subject,
      String title,
      String summary,
      Optional<Instant> when,
      Optional<Badge> badge) {
    this(subject, title, summary, when, badge, 0, false);
  }

  /**
   * A short word at the end of a row: {@code pruned}, {@code up-to-date}.
   *
   * @param sign what stands for it where there is no room
   */
  public record Badge(String word, Tone tone, String sign) {
    /** A word that is always shown. */
    public Badge(String word, Tone tone) {
      this(word, tone, word);
    }
  }

  /** A row that has only a title. */
  public static EntryRow named(Subject subject, String title) {
    return new EntryRow(subject, title, "", Optional.empty(), Optional.empty());
  }
}
