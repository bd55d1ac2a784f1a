package dev.memories.pipeline.consolidate;

import dev.memories.pipeline.recovery.JournaledSwap;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.Outputs;
import dev.memories.tree.outputs.OutputsDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The versions of a project's outputs: the one in place and the earlier ones in its history. */
public record VersionHistory(StateDatabase state, Project project, MemoryRoot root) {
  /**
   * One version.
   *
   * @param made what is known of it
   * @param outputs the folder that holds them, laid out as a memory root
   * @param inPlace whether it is the one in the memory root
   * @param edited whether its files are not what was written
   */
  public record Version(Manifest made, MemoryRoot outputs, boolean inPlace, boolean edited) {
    public String name() {
      return made.version();
    }
  }

  /** Newest first; outputs that nobody recorded have no version yet and are left out. */
  public List<Version> all() {
    List<Version> all = new ArrayList<>();
    Outputs found = Outputs.in(root);
    if (!found.isEmpty()) {
      state
          .consolidations()
          .latest(project)
          .map(JournaledSwap::manifest)
          .ifPresent(made -> all.add(new Version(made, root, true, !found.equals(made.outputs()))));
    }
    History history = new History(root);
    for (Manifest kept : history.versions()) {
      MemoryRoot folder = history.version(kept.version());
      boolean edited = !Outputs.in(folder).equals(kept.outputs());
      // One that was brought back after a crash may still lie in the history, too.
      if (all.stream().noneMatch(version -> version.name().equals(kept.version()))) {
        all.add(new Version(kept, folder, false, edited));
      }
    }
    return all;
  }

  /** The version before this one; empty for the oldest. */
  public Optional<Version> before(Version version) {
    List<Version> all = all();
    int next = all.indexOf(version) + 1;
    return next > 0 && next < all.size() ? Optional.of(all.get(next)) : Optional.empty();
  }

  /** What a version changed, compared with the one before it. */
  public OutputsDiff changes(Version version) {
    return new OutputsDiff(
        before(version).map(Version::outputs).orElseGet(this::nothing), version.outputs());
  }

  /** What putting a version back would change. */
  public OutputsDiff changesByRestoring(Version version) {
    return new OutputsDiff(root, version.outputs());
  }

  /** Before the first version there was nothing. */
  private MemoryRoot nothing() {
    return new MemoryRoot(root.history().resolve(".nothing"));
  }
}
