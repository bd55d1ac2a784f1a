package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.Section;

/** A section of a project: the content of the list pane. */
public record ProjectSection(Project project, Section section) {}
