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

/** Names the versions of one project's outputs and tells which of them lies in the tree. */
record OutputVersions(StateDatabase state, Project project, MemoryRoot root, InstantSource clock) {
  /** What is known of the outputs that lie in the tree: nothing, where nobody recorded them. */
  Manifest present(Outputs found) {
    return state
        .consolidations()
        .latest(project)
        .map(JournaledSwap::manifest)
        .orElseGet(() -> new Manifest(free(""), now(), null, null, List.of(), found));
  }

  /** The name of the version that will take the place of the present one. */
  String next(Manifest present, Outputs found) {
    return free(found.isEmpty() ? "" : present.version());
  }

  private String free(String butNot) {
    Set<String> recorded =
        state.consolidations().all(project).stream()
            .map(Consolidation::version)
            .collect(Collectors.toSet());
    History history = new History(root);
    return VersionName.next(
        now(), name -> name.equals(butNot) || recorded.contains(name) || history.contains(name));
  }

  /** To the second, as the database keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
