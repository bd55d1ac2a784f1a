/** Phase 2: merges the newest traces of a project into its registry and skills. */
@NullMarked
package dev.memories.consolidate;

import org.jspecify.annotations.NullMarked;
