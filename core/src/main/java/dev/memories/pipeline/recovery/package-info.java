/** Replaces outputs under a journal, and repairs memory trees after a crash. */
@NullMarked
package dev.memories.pipeline.recovery;

import org.jspecify.annotations.NullMarked;
