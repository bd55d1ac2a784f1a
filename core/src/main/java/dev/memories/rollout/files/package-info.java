/** Finds the rollout files of a Codex home and parses their names. */
@NullMarked
package dev.memories.rollout.files;

import org.jspecify.annotations.NullMarked;
