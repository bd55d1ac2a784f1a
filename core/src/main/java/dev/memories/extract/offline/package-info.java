/**
 * Builds a trace from evidence alone: no model, no network, same input same bytes (product.md 3,
 * "Offline").
 *
 * <p>One way through: {@link dev.memories.extract.offline.EvidenceReading} takes the rollout's
 * lines as they are streamed and keeps a bounded number of facts, {@link
 * dev.memories.extract.offline.Verdict} judges each stretch of work, {@link
 * dev.memories.extract.offline.TraceWriter} and {@link dev.memories.extract.offline.SummaryWriter}
 * put them into words. Knows no files but its own data files.
 */
@NullMarked
package dev.memories.extract.offline;

import org.jspecify.annotations.NullMarked;
