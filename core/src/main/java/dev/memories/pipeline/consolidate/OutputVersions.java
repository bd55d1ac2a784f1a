package dev.memories.pipeline.consolidate;

import dev.memories.pipeline.recovery.JournaledSwap;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import dev.memories.tree.outputs.VersionName;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the version of the outputs in a project's tree, and names the next one. */
record OutputVersions(StateDatabase state, Project project, MemoryRoot root, InstantSource clock) {
  /** The manifest of the outputs in the tree; without a consolidator if nobody recorded them. */
  Manifest present(Outputs found) {
    return state
        .consolidations()
        .latest(project)
        .map(JournaledSwap::manifest)
        .orElseGet(() -> new Manifest(free(""), now(), null, null, List.of(), found));
  }

  /** The name of the version that will replace the present one. */
  String next(Manifest present, Outputs found) {
    return free(found.isEmpty() ? "" : present.version());
  }

  /** A new name, also different from {@code taken}. */
  private String free(String taken) {
    Set<String> recorded =
        state.consolidations().all(project).stream()
            .map(Consolidation::version)
            .collect(Collectors.toSet());
    History history = new History(root);
    return VersionName.next(
        now(), name -> name.equals(taken) || recorded.contains(name) || history.contains(name));
  }

  /** The present time in whole seconds, as the database keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
