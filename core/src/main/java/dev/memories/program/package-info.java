/**
 * Runs other programs within limits: with a scrubbed environment and a time-out, and without
 * leaving processes behind.
 */
@NullMarked
package dev.memories.program;

import org.jspecify.annotations.NullMarked;
