/**
 * What is worth telling of a task: its changes, commands, failures, answer and end, each with a
 * weight.
 *
 * <p>{@link dev.memories.extract.offline.bullet.TaskBullets} collects the bullets of one task,
 * {@link dev.memories.extract.offline.bullet.TraceBudget} chooses among those of the session.
 */
@NullMarked
package dev.memories.extract.offline.bullet;

import org.jspecify.annotations.NullMarked;
