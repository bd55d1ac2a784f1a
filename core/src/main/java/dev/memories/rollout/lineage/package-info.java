/** Separates a session's own lines from copied and inherited ones, after forks and reverts. */
@NullMarked
package dev.memories.rollout.lineage;

import org.jspecify.annotations.NullMarked;
