/**
 * Phase 1: turns a rollout into a trace, offline, with a model or with a command. Knows no database
 * and no memory tree.
 */
@NullMarked
package dev.memories.extract;

import org.jspecify.annotations.NullMarked;
