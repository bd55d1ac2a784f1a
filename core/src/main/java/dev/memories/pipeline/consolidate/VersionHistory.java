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

/** The versions of a project's outputs: the present one, and the earlier ones in the history. */
public record VersionHistory(StateDatabase state, Project project, MemoryRoot root) {
  /**
   * One version.
   *
   * @param made its manifest
   * @param outputs the folder with its outputs, which has the layout of a memory root
   * @param inPlace whether it is the present version, in the memory root itself
   * @param edited whether somebody has edited its files
   */
  public record Version(Manifest made, MemoryRoot outputs, boolean inPlace, boolean edited) {
    public String name() {
      return made.version();
    }
  }

  /** Every version, newest first. Outputs that nobody recorded have no version yet. */
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
      // After a crash, the present version may still lie in the history, too.
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

  /** The changes of a version, compared with the version before it. */
  public OutputsDiff changes(Version version) {
    return new OutputsDiff(
        before(version).map(Version::outputs).orElseGet(this::nothing), version.outputs());
  }

  /** The changes that restoring a version would make. */
  public OutputsDiff changesByRestoring(Version version) {
    return new OutputsDiff(root, version.outputs());
  }

  /** A folder that does not exist, for the time before the first version. */
  private MemoryRoot nothing() {
    return new MemoryRoot(root.history().resolve(".nothing"));
  }
}
