/** Sessions that lie in an SQLite database instead of files; the only SQL of the rollouts. */
@NullMarked
package dev.memories.rollout.database;

import org.jspecify.annotations.NullMarked;
