package dev.memories.tui.port;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the list pane.
 *
 * @param title what it is called, one line, as the memory spells it (not yet safe for a terminal)
 * @param when the time it is listed by
 */
public record EntryRow(
    Subject subject, String title, Optional<Instant> when, Optional<Badge> badge) {}
