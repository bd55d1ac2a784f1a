/** Phase 2: consolidates projects under their locks; lists and restores earlier versions. */
@NullMarked
package dev.memories.pipeline.consolidate;

import org.jspecify.annotations.NullMarked;
