/**
 * Builds a trace from evidence alone: no model, no network, same input, same bytes.
 *
 * <p>{@link dev.memories.extract.offline.evidence.EvidenceReader} collects a bounded number of
 * facts from the rollout, {@link dev.memories.extract.offline.verdict.TaskVerdict} judges each
 * turn, {@link dev.memories.extract.offline.TraceComposer} and {@link
 * dev.memories.extract.offline.SummaryWriter} write the result.
 */
@NullMarked
package dev.memories.extract.offline;

import org.jspecify.annotations.NullMarked;
