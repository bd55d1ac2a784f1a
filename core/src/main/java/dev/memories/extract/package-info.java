/** Phase 1: turns a rollout into a trace, offline, by a model or by a command. */
@NullMarked
package dev.memories.extract;

import org.jspecify.annotations.NullMarked;
