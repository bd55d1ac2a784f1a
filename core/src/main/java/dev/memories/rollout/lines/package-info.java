/**
 * Splits the bytes of a rollout into lines, and parses lines as JSON values. Memory is bounded for
 * lines of any length.
 */
@NullMarked
package dev.memories.rollout.lines;

import org.jspecify.annotations.NullMarked;
