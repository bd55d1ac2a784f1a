/** Phase 1: finds the candidates and turns each one into a trace. */
@NullMarked
package dev.memories.pipeline.extract;

import org.jspecify.annotations.NullMarked;
