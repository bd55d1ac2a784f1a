package dev.memories.doctor;

import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.StoredPath;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks for memory of projects whose folder is gone, and for memory of unknown projects. */
public final class OrphanedMemoryCheck implements Check {
  private final StateDatabase state;
  private final MemoriesHome home;

  public OrphanedMemoryCheck(StateDatabase state, MemoriesHome home) {
    this.state = state;
    this.home = home;
  }

  @Override
  public String name() {
    return "projects";
  }

  @Override
  public List<Finding> findings() {
    Map<Path, Project> known = new HashMap<>();
    Stream.concat(state.traces().projects().stream(), state.consolidations().projects().stream())
        .forEach(project -> known.put(home.root(project).folder(), project));
    List<MemoryRoot> roots = home.roots();
    List<Finding> findings = new ArrayList<>();
    for (MemoryRoot root : roots) {
      Project project = known.get(root.folder());
      Path bucket = root.folder().resolveSibling("");
      if (project == null) {
        findings.add(
            Finding.warning(
                    name(),
                    "no project is known for " + bucket,
                    "nothing reads it; rebuilding the index with an empty database restores it")
                .fixedBy("rm -r '" + bucket + "'"));
      } else if (!project.equals(Project.USER)
          && !Files.isDirectory(StoredPath.of(project.cwd()))) {
        findings.add(
            new Finding(
                name(),
                Severity.NOTE,
                "the folder " + project + " is gone; its memory stays",
                "it takes up space; read it with --cwd",
                "memories summary --cwd '" + project + "'",
                null));
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), roots.size() + " projects with memory"));
    }
    return findings;
  }
}
