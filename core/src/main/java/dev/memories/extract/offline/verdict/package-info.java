/**
 * How tasks ended, from evidence only.
 *
 * <p>{@link dev.memories.extract.offline.verdict.TraceTask} cuts a session into tasks, {@link
 * dev.memories.extract.offline.verdict.TaskVerdict} judges each, {@link
 * dev.memories.extract.offline.verdict.ClaimCheck} holds what the agent says against its checks.
 */
@NullMarked
package dev.memories.extract.offline.verdict;

import org.jspecify.annotations.NullMarked;
