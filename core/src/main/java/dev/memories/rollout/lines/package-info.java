/**
 * Turns the bytes of a rollout into lines and JSON values, in bounded memory for lines of any
 * length.
 */
@NullMarked
package dev.memories.rollout.lines;

import org.jspecify.annotations.NullMarked;
