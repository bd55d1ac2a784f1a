/** Phase 1: chooses candidates and turns each into a trace. */
@NullMarked
package dev.memories.pipeline.extract;

import org.jspecify.annotations.NullMarked;
