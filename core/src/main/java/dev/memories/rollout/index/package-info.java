/** Reads the facts of a rollout that the session index keeps. */
@NullMarked
package dev.memories.rollout.index;

import org.jspecify.annotations.NullMarked;
