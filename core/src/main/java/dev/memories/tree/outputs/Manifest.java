package dev.memories.tree.outputs;

import dev.memories.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of one version of a project's outputs.
 *
 * @param version its name, unique in the project
 * @param madeAt to the second
 * @param consolidator the consolidator that made it; null when unknown
 * @param inputsSha256 hash of the consolidator's inputs; null when unknown
 * @param traces the sessions of its traces, newest first
 * @param outputs hashes of the files as written; a difference on disk is a hand edit
 */
public record Manifest(
    String version,
    Instant madeAt,
    @Nullable String consolidator,
    @Nullable String inputsSha256,
    List<SessionId> traces,
    Outputs outputs) {
  public Manifest {
    traces = List.copyOf(traces);
  }
}
