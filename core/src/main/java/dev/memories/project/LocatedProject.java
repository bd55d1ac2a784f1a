package dev.memories.project;

import dev.memories.session.Placement;
import dev.memories.session.Project;

/** The project of a folder, and why it is that one. */
public record LocatedProject(Project project, Placement why) {}
