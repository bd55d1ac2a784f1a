/**
 * Readers of rollouts: all entries of a rollout, or only the lines that make a transcript. Nothing
 * here writes a rollout.
 */
@NullMarked
package dev.memories.rollout;

import org.jspecify.annotations.NullMarked;
