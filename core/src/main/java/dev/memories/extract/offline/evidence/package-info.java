/** Collects evidence from a rollout's lines: turns, steps, results and the user's words. */
@NullMarked
package dev.memories.extract.offline.evidence;

import org.jspecify.annotations.NullMarked;
