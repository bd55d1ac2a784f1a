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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Checks for memory of projects whose folder is gone, and for memory of unknown projects. */
public final class OrphanedMemoryCheck implements Check {
  private final StateDatabase state;
  private final MemoriesHome home;
  private final Function<Project, Optional<String>> offer;

  /**
   * @param offer the command line that gives the memory of a project to the place that its folder
   *     was moved to, if that can be told
   */
  public OrphanedMemoryCheck(
      StateDatabase state, MemoriesHome home, Function<Project, Optional<String>> offer) {
    this.state = state;
    this.home = home;
    this.offer = offer;
  }

  @Override
  public String name() {
    return "projects";
  }

  @Override
  public List<Finding> findings() {
    Map<Path, Project> known = new HashMap<>();
    // What was pinned or imported is memory, too, also where no session ever was.
    Stream.of(
            state.audit().projects(), state.consolidations().projects(), state.traces().projects())
        .flatMap(List::stream)
        .forEach(project -> known.put(home.root(project).folder(), project));
    List<MemoryRoot> roots = home.roots();
    List<Path> unknown = new ArrayList<>();
    List<Project> gone = new ArrayList<>();
    for (MemoryRoot root : roots) {
      Project project = known.get(root.folder());
      if (project == null) {
        unknown.add(root.folder().resolveSibling(""));
      } else if (!project.equals(Project.USER)
          && !Files.isDirectory(StoredPath.of(project.cwd()))) {
        gone.add(project);
      }
    }
    List<Finding> findings = new ArrayList<>();
    if (!unknown.isEmpty()) {
      findings.add(ofUnknownProjects(new FileCount(unknown)));
    }
    for (Project project : List.copyOf(gone)) {
      offer
          .apply(project)
          .ifPresent(
              command -> {
                gone.remove(project);
                findings.add(moved(project, command));
              });
    }
    if (!gone.isEmpty()) {
      findings.add(gone(new FileCount(gone)));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), roots.size() + " projects with memory"));
    }
    return findings;
  }

  private Finding ofUnknownProjects(FileCount folders) {
    return Finding.warning(
            name(),
            folders.isOne()
                ? "no project is known for the folder " + folders.names()
                : folders.number() + " folders belong to no known project: " + folders.names(),
            "no command reads " + folders.them() + ", because no session says whose memory it is")
        .fixedBy("rm -r " + folders.quoted());
  }

  private Finding moved(Project project, String command) {
    return new Finding(
        name(),
        Severity.NOTE,
        "the folder " + project + " is gone, and another one has its repository",
        "sessions in the new place do not get the memory of the old one",
        command,
        null);
  }

  private Finding gone(FileCount projects) {
    return new Finding(
        name(),
        Severity.NOTE,
        projects.isOne()
            ? "the folder " + projects.names() + " is gone; its memory stays"
            : "the folders of "
                + projects.number()
                + " projects are gone; their memory stays: "
                + projects.names(),
        "if the folder has moved, give the memory to the new place",
        "memories projects move " + new FileCount(projects.all().subList(0, 1)).quoted() + " NEW",
        null);
  }
}
