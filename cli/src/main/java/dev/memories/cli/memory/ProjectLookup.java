package dev.memories.cli.memory;

import dev.memories.cli.call.Environment;
import dev.memories.cli.output.Notices;
import dev.memories.session.Project;
import dev.memories.session.ProjectResolver;
import dev.memories.text.StoredPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the project that a command means: that of {@code --cwd}, or of the current directory. */
public final class ProjectLookup {
  private final Environment environment;
  private final Homes homes;
  private final Notices notices;

  public ProjectLookup(Environment environment, Homes homes, Notices notices) {
    this.environment = environment;
    this.homes = homes;
    this.notices = notices;
  }

  /** The project of a folder; of the current directory when none is named. */
  public Project of(Optional<String> folder) {
    Path cwd = environment.cwd();
    return ProjectResolver.of(environment.variables())
        .resolve(folder.map(cwd::resolve).orElse(cwd).toString());
  }

  /**
   * The project whose memory is to be read: that of the named folder; otherwise that of the current
   * directory or of its nearest ancestor that has memory.
   */
  public Project forReading(Optional<String> folder) {
    Project here = of(folder);
    if (folder.isPresent() || hasMemory(here)) {
      return here;
    }
    for (Path above = StoredPath.of(here.cwd()).getParent();
        above != null;
        above = above.getParent()) {
      Project project = new Project(above.toString());
      if (hasMemory(project)) {
        notices.say("no memory of " + here + "; this is the memory of " + project);
        return project;
      }
    }
    return here;
  }

  private boolean hasMemory(Project project) {
    return Files.isDirectory(homes.memoriesHome().root(project).folder());
  }
}
