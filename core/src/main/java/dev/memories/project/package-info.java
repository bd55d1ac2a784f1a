/**
 * Which project a folder belongs to: rules of the settings, linked git worktrees, and projects that
 * were moved.
 */
@NullMarked
package dev.memories.project;

import org.jspecify.annotations.NullMarked;
