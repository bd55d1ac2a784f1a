/** Tells a session's own lines from those it copied or inherited: forks and reverts. */
@NullMarked
package dev.memories.rollout.lineage;

import org.jspecify.annotations.NullMarked;
