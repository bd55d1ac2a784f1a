package dev.memories.tui.state;

import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Subject;

/**
 * A request for a page.
 *
 * @param subject a whole document
 * @param width the columns of the page
 */
public record PageRequest(Subject subject, PreviewTab tab, int width) {
  boolean isSameText(PageRequest other) {
    return subject.equals(other.subject) && tab == other.tab;
  }
}
