package dev.memories.tui.state;

import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Subject;

/**
 * What page is wanted.
 *
 * @param subject a whole document
 * @param width columns to lay it out for
 */
public record PageRequest(Subject subject, PreviewTab tab, int width) {
  boolean isSameText(PageRequest other) {
    return subject.equals(other.subject) && tab == other.tab;
  }
}
