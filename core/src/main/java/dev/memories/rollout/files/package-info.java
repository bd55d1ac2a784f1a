/** Finds the session logs of agents and parses their names. */
@NullMarked
package dev.memories.rollout.files;

import org.jspecify.annotations.NullMarked;
