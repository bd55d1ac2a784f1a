package dev.memories.cli.memory;

import dev.memories.cli.output.Notices;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import java.nio.file.Files;

/** The memory trees of projects, repaired before they are read. */
public final class MemoryTrees {
  private final Homes homes;
  private final StateConnection state;
  private final Notices notices;

  public MemoryTrees(Homes homes, StateConnection state, Notices notices) {
    this.homes = homes;
    this.state = state;
    this.notices = notices;
  }

  /** The memory root of a project, for reading; first completes what a crash left half done. */
  public MemoryRoot open(Project project) {
    MemoryRoot root = homes.memoriesHome().root(project);
    if (Files.isDirectory(root.folder())) {
      String problem = new TreeRepair(state.toRead()).open(project, root);
      if (problem != null) {
        notices.warn(problem);
      }
    }
    return root;
  }
}
