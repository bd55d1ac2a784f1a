/**
 * Phase 2's port: a consolidator merges the newest traces of a project into its registry and
 * skills. Works in a folder that it is given; knows no database and no lock.
 */
@NullMarked
package dev.memories.consolidate;

import org.jspecify.annotations.NullMarked;
