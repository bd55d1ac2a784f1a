/**
 * Phase 1: turns a rollout into a trace, offline, by a model or by a command. Knows no database and
 * no memory tree; what it makes, others keep.
 */
@NullMarked
package dev.memories.extract;

import org.jspecify.annotations.NullMarked;
