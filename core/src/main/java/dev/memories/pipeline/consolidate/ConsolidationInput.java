package dev.memories.pipeline.consolidate;

import dev.memories.consolidate.Consolidator;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.StateDatabase;
import dev.memories.text.Sha256;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.Proposal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * The input of a consolidation.
 *
 * @param all the traces that the consolidator reads, newest session first
 */
record ConsolidationInput(Consolidator consolidator, List<Trace> all) {
  ConsolidationInput {
    all = List.copyOf(all);
  }

  static ConsolidationInput of(StateDatabase state, Project project, Consolidator consolidator) {
    int reach = Math.max(consolidator.reach(), MemoryRoot.MAX_TRACES);
    return new ConsolidationInput(consolidator, state.traces().newest(project, reach));
  }

  /** The newest traces: those that the memory tree holds. */
  List<Trace> traces() {
    return all.subList(0, Math.min(all.size(), MemoryRoot.MAX_TRACES));
  }

  /** A hash of the consolidator's name and version, and the traces. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    add(digest, consolidator.name() + consolidator.version());
    for (Trace trace : all) {
      add(digest, trace.id().value());
      add(digest, trace.subject().updatedAt().toString());
      add(digest, trace.summary());
      add(digest, trace.body());
    }
    return Sha256.hex(digest);
  }

  /**
   * Whether the last consolidation had the same input and its registry still exists, or the
   * proposal that waits for review was made of it.
   */
  boolean isThatOf(Optional<Consolidation> last, MemoryRoot root) {
    String sha256 = sha256();
    return (last.filter(made -> made.inputsSha256().equals(sha256)).isPresent()
            && Files.exists(root.registry()))
        || new Proposal(root)
            .manifest()
            .filter(made -> sha256.equals(made.inputsSha256()))
            .isPresent();
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
