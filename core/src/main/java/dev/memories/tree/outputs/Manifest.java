package dev.memories.tree.outputs;

import dev.memories.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one version of a project's outputs.
 *
 * @param version its name, unique in the project
 * @param madeAt to the second
 * @param consolidator what made it; null when nobody recorded it
 * @param inputsSha256 hash of what it was made from; null when nobody recorded it
 * @param traces the sessions it was made from, newest first
 * @param outputs as they were written; a difference on disk is a hand edit
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
