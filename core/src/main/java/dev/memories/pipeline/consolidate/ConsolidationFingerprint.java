package dev.memories.pipeline.consolidate;

import dev.memories.consolidate.Consolidator;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.text.Sha256;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** What a consolidation goes by: who merges which traces, in which order. */
record ConsolidationFingerprint(Consolidator consolidator, List<Trace> traces) {
  ConsolidationFingerprint {
    traces = List.copyOf(traces);
  }

  /** The same for the same consolidator and the same traces. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    add(digest, consolidator.name());
    for (Trace trace : traces) {
      add(digest, trace.id().value());
      add(digest, trace.subject().updatedAt().toString());
      add(digest, trace.summary());
      add(digest, trace.body());
    }
    return Sha256.hex(digest);
  }

  /** Whether the last consolidation went by the same, and what it wrote is still there. */
  boolean areThoseOf(Optional<Consolidation> last, MemoryRoot root) {
    return last.filter(made -> made.inputsSha256().equals(sha256())).isPresent()
        && Files.exists(root.registry());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
