/**
 * Phase 2: merges the newest traces of a project into its registry and skills. Works in a folder
 * that it is given; knows no database, no lock, and not how its work is put in place.
 */
@NullMarked
package dev.memories.consolidate;

import org.jspecify.annotations.NullMarked;
