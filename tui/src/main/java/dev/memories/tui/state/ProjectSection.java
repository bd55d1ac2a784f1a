package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.Section;

/** What the list pane lists: one section of one project. */
public record ProjectSection(Project project, Section section) {}
