/** Finds rollout files in a Codex home and reads what their names say. */
@NullMarked
package dev.memories.rollout.files;

import org.jspecify.annotations.NullMarked;
