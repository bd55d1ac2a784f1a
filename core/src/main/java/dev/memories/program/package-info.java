/**
 * Runs other programs within limits: a scrubbed environment, a time-out, and nothing of their
 * process tree left behind. Knows nothing of memory.
 */
@NullMarked
package dev.memories.program;

import org.jspecify.annotations.NullMarked;
