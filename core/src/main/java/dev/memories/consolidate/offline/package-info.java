/** Consolidates without a model: deterministic, in the traces' own words. */
@NullMarked
package dev.memories.consolidate.offline;

import org.jspecify.annotations.NullMarked;
