package dev.memories.pipeline.consolidate;

import dev.memories.session.Project;

/**
 * What became of the memory of a project that was moved.
 *
 * @param action move, merge, split or undo
 * @param sessions how many sessions went along
 */
public record ProjectMoveReport(String action, Project source, Project target, int sessions) {}
