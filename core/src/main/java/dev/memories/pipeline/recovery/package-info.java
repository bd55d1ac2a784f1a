/** Repairs a memory tree after a crash and swaps outputs under a journal. */
@NullMarked
package dev.memories.pipeline.recovery;

import org.jspecify.annotations.NullMarked;
