/**
 * Reads rollouts: the entries of a whole rollout, and the history lines that make a transcript.
 * Rollouts are read, never written.
 */
@NullMarked
package dev.memories.rollout;

import org.jspecify.annotations.NullMarked;
