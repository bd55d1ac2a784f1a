/**
 * Phase 2: a consolidator merges a project's newest traces into its registry and skills, in a given
 * folder. Knows no database and no lock.
 */
@NullMarked
package dev.memories.consolidate;

import org.jspecify.annotations.NullMarked;
