/** Chooses the bullets of a project's registry that help an agent now; reads no rollout. */
@NullMarked
package dev.memories.recall;

import org.jspecify.annotations.NullMarked;
